import { useEffect, useRef, useState } from 'react'
import { continueUpload } from './continue_upload'
import { takeFromShelf } from './file_shelf'
import { canSend } from './material'
import type { Upload } from './upload_driver'
import type { AssetSeen } from './use_assets'

/** Go on, after a reload, with the files that this browser still has. Returns those of which it is not known yet. */
export function useRevival(seen: readonly AssetSeen[], uploads: ReadonlyMap<string, Upload>): ReadonlySet<string> {
  const tried = useRef(new Set<string>())
  const [looking, setLooking] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    for (const { id, asset } of seen) {
      if (!asset || tried.current.has(id)) continue
      tried.current.add(id)
      if (!canSend(asset) || uploads.has(id)) continue
      setLooking((now) => new Set(now).add(id))
      void takeFromShelf(id)
        .then((file) => (file ? continueUpload(asset, file) : undefined))
        .catch(() => undefined)
        .finally(() => setLooking((now) => new Set([...now].filter((each) => each !== id))))
    }
  }, [seen, uploads])
  return looking
}
