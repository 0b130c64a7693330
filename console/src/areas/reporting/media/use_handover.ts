import { useEffect } from 'react'
import { isOpen } from './material'
import { type Upload, uploadDriver } from './upload_driver'
import type { AssetSeen } from './use_assets'

/** What another device has sent to its end is no longer to be sent, or told as broken, here. */
export function useHandover(seen: readonly AssetSeen[], uploads: ReadonlyMap<string, Upload>): void {
  useEffect(() => {
    for (const { id, asset } of seen) {
      const state = uploads.get(id)?.state
      const unfinishedHere = state !== undefined && state !== 'finishing' && state !== 'sent'
      if (asset && unfinishedHere && !isOpen(asset)) uploadDriver.drop(id)
    }
  }, [seen, uploads])
}
