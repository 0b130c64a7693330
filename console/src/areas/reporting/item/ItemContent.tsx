import { type ReactElement, useSyncExternalStore } from 'react'
import { itemTexts as texts, mediaTexts } from '../../../texts/reporting.zh'
import { listOf, MEDIA_FIELD } from '../draft/content'
import type { Item } from '../draft/use_draft'
import { type FieldSpec, valueWords } from '../form/report_form'
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
            <Value field={field} value={item.content[field.name]} />
            {notes
              .filter(({ pointer }) => pointer === `/${field.name}` || pointer.startsWith(`/${field.name}/`))
              .map(({ text }) => (
                <p key={text} className="ow-r-field-note">
                  <strong>{texts.returnedBy}</strong> {text}
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

function Value({ field, value }: { field: FieldSpec; value: unknown }): ReactElement {
  const words = valueWords(field, value, texts.people)
  if (!words) return <p className="ow-quiet">{texts.notFilled}</p>
  if (field.kind !== 'list') return <p className="ow-r-lines">{words}</p>
  return (
    <ul>
      {listOf(value).map((entry, at) => (
        <li key={at}>{entry}</li>
      ))}
    </ul>
  )
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
            {mediaTexts.by(asset.credit)}
            {asset.ai_generated && ` · ${mediaTexts.madeByMachine}`}
          </p>
        </>
      )}
      {asset?.state !== 'ready' && <AssetStanding seen={seen} upload={upload} isReviving={isReviving} />}
      <SendingActs id={seen.id} upload={upload} />
    </>
  )
}
