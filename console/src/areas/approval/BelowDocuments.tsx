import type { ReactElement } from 'react'
import { DownloadButton } from '../../parts/DownloadButton'
import { useCurrentEdition } from '../../shell/edition'
import { documentTexts as texts } from '../../texts/documents.zh'
import type { QueueSearch } from './queue_search'

/** The list that goes along when a unit hands over what those below it reported. */
export function BelowDocuments({ search }: { search: QueueSearch }): ReactElement | null {
  const edition = useCurrentEdition()
  if (!edition.data) return null
  const query = new URLSearchParams({ view: 'below', edition_id: edition.data.id })
  if (search.type) query.set('item_type', search.type)
  if (search.unit) query.set('unit_id', search.unit)
  if (search.state && search.state !== 'all' && search.state !== 'waiting') query.set('state', search.state)
  const list = `/api/submission/v1/documents/hand-over?${query.toString()}&as_file=`
  return (
    <details className="ow-documents">
      <summary>{texts.title}</summary>
      <p className="ow-quiet">{texts.belowHint}</p>
      <DownloadButton path={`${list}xlsx`} name={texts.listName('xlsx')}>
        {texts.listExcel}
      </DownloadButton>
      <DownloadButton path={`${list}docx`} name={texts.listName('docx')}>
        {texts.listWord}
      </DownloadButton>
    </details>
  )
}
