import type { ReactElement } from 'react'
import { DownloadButton } from '../../parts/DownloadButton'
import { useCurrentEdition } from '../../shell/edition'
import { documentTexts as texts } from '../../texts/documents.zh'

/** What a unit has written belongs to it: all of it, and the list of what it handed over. */
export function OwnDocuments(): ReactElement | null {
  const edition = useCurrentEdition()
  if (!edition.data) return null
  const own = `/api/submission/v1/documents/own-items?edition_id=${edition.data.id}`
  const list = `/api/submission/v1/documents/hand-over?view=mine&edition_id=${edition.data.id}&as_file=`
  return (
    <details className="ow-r-documents">
      <summary>{texts.title}</summary>
      <p className="ow-quiet">{texts.ownHint}</p>
      <DownloadButton path={own} name={texts.ownName}>
        {texts.own}
      </DownloadButton>
      <DownloadButton path={`${list}xlsx`} name={texts.listName('xlsx')}>
        {texts.listExcel}
      </DownloadButton>
      <DownloadButton path={`${list}docx`} name={texts.listName('docx')}>
        {texts.listWord}
      </DownloadButton>
    </details>
  )
}
