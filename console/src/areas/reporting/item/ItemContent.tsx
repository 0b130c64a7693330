import { type ReactElement, useSyncExternalStore } from 'react'
import { mediaTexts } from '../../../texts/media.zh'
import { FieldValue } from '../../../parts/report/FieldValue'
import { atOrBelow, pointerTo, titleAt } from '../../../parts/report/pointers'
import { type FieldSpec, MEDIA_FIELD } from '../../../parts/report/schema'
import { listOf } from '../../../parts/report/values'
import { formTexts } from '../../../texts/form.zh'
import { itemTexts as texts } from '../../../texts/reporting.zh'
import type { Item } from '../draft/use_draft'
import { AttachedFiles } from '../media/AttachedFiles'
import { AssetStanding, SendingActs } from '../media/AssetStanding'
import { Picture } from '../media/Picture'
import { type Upload, uploadDriver } from '../media/upload_driver'
import { type AssetSeen, useAssets } from '../media/use_assets'
import { useRevival } from '../media/use_revival'

/** The item as it reads. */
export function ItemContent({ item, fields }: { item: Item; fields: readonly FieldSpec[] }): ReactElement {
  const notes = item.returned?.notes ?? []
  return (
    <section className="ow-r-card ow-r-reading" aria-labelledby="content-title">
      <h2 id="content-title">{texts.content}</h2>
      {fields
        .filter(({ kind, name }) => kind !== 'media' && name !== 'title')
        .map((field) => (
          <div key={field.name} className="ow-r-reading-field">
            <h3>{field.title}</h3>
            {field.kind === 'attachments' ? (
              <AttachedFiles ids={listOf(item.content[field.name])} />
            ) : (
              <FieldValue field={field} value={item.content[field.name]} />
            )}
            {atOrBelow(notes, pointerTo(field.name)).map(({ pointer, text }) => (
              <p key={pointer + text} className="ow-r-field-note">
                <strong>{noteTitle(fields, pointer)}</strong> {text}
              </p>
            ))}
          </div>
        ))}
      <div className="ow-r-reading-field">
        <h3>{texts.media}</h3>
        <Gallery ids={listOf(item.content[MEDIA_FIELD])} />
      </div>
    </section>
  )
}

/** A note on one entry or one cell says which. */
function noteTitle(fields: readonly FieldSpec[], pointer: string): string {
  const inside = pointer.split('/').length > 2
  return inside ? texts.returnedAt(titleAt(fields, pointer, formTexts.entry)) : texts.returnedBy
}

/** The pictures; what had not been sent whole when the item was submitted can still be. */
function Gallery({ ids }: { ids: readonly string[] }): ReactElement {
  const seen = useAssets(ids)
  const uploads = useSyncExternalStore(uploadDriver.subscribe, uploadDriver.state)
  const reviving = useRevival(seen, uploads)
  if (seen.length === 0) return <p className="ow-quiet">{texts.noMedia}</p>
  return (
    <ul className="ow-r-gallery">
      {seen.map((each) => (
        <li key={each.id}>
          <Shown seen={each} upload={uploads.get(each.id)} isReviving={reviving.has(each.id)} />
        </li>
      ))}
    </ul>
  )
}

function Shown({ seen, upload, isReviving }: { seen: AssetSeen; upload: Upload | undefined; isReviving: boolean }): ReactElement {
  const { asset } = seen
  return (
    <>
      <Picture asset={asset} kind={asset?.kind ?? 'photo'} local={upload?.picture ?? null} />
      {asset && (
        <>
          <p>{asset.caption}</p>
          <p className="ow-quiet">
            {asset.credit && mediaTexts.by(asset.credit)}
            {asset.ai_generated && ` · ${mediaTexts.madeByMachine}`}
          </p>
        </>
      )}
      {asset?.state !== 'ready' && <AssetStanding seen={seen} upload={upload} isReviving={isReviving} />}
      <SendingActs id={seen.id} upload={upload} />
    </>
  )
}
