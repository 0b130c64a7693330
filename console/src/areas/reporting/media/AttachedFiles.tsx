import { Button } from 'antd'
import { type ReactElement, useSyncExternalStore } from 'react'
import { AttachmentFacts } from '../../../parts/report/Attachment'
import { attachmentTexts as texts } from '../../../texts/attachment.zh'
import { reportTexts } from '../../../texts/report.zh'
import { AssetStanding, SendingActs } from './AssetStanding'
import { uploadDriver } from './upload_driver'
import { type AssetSeen, useAssets } from './use_assets'
import { useHandover } from './use_handover'
import { useRevival } from './use_revival'

interface Props {
  ids: readonly string[]
  /** Absent where the list is only read. */
  onRemove?: (seen: AssetSeen) => void
}

/** The unit's own documents: what each is, how far it is, and its buttons. What is not sent whole can still be. */
export function AttachedFiles({ ids, onRemove }: Props): ReactElement {
  const seen = useAssets(ids)
  const uploads = useSyncExternalStore(uploadDriver.subscribe, uploadDriver.state)
  const reviving = useRevival(seen, uploads)
  useHandover(seen, uploads)
  if (seen.length === 0) return <p className="ow-quiet">{reportTexts.nothingWritten}</p>
  return (
    <ul className="ow-r-media-list" aria-label={texts.list}>
      {seen.map((each) => (
        <li key={each.id} className="ow-r-media-line">
          <div className="ow-r-media-about">
            {each.asset && <AttachmentFacts asset={each.asset} />}
            {each.asset?.state !== 'ready' && (
              <AssetStanding seen={each} upload={uploads.get(each.id)} isReviving={reviving.has(each.id)} />
            )}
          </div>
          <div className="ow-r-media-acts">
            <SendingActs id={each.id} upload={uploads.get(each.id)} />
            {onRemove && (
              <Button aria-label={texts.removeOf(each.asset?.file_name ?? '')} onClick={() => onRemove(each)}>
                {texts.remove}
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
