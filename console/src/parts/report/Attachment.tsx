import { useMutation, useQueries } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { fetchDocument } from '../../api/bytes'
import { answer, media } from '../../api/clients'
import type { components } from '../../api/schema/media'
import { attachmentTexts as texts } from '../../texts/attachment.zh'
import { reportTexts } from '../../texts/report.zh'
import { sizeWords } from '../../texts/size.zh'
import { assetStates } from '../../texts/states.zh'
import { save } from '../download'
import { ProblemView } from '../ProblemView'
import { StateTag } from '../StateTag'

type Asset = components['schemas']['AssetOut']

/** What is known of a document, and the only way to read it: it is saved, and never shown by the browser. */
export function AttachmentFacts({ asset }: { asset: Asset }): ReactElement {
  const { id, file_name: name } = asset
  const saving = useMutation({ mutationFn: async () => save(await fetchDocument(id), name) })
  return (
    <>
      <p className="ow-report-text">
        {name} <span className="ow-quiet">{sizeWords(asset.bytes)}</span>
      </p>
      {asset.has_text === false && <p className="ow-quiet">{texts.noText}</p>}
      {asset.state === 'ready' && (
        <Button loading={saving.isPending} aria-label={texts.downloadOf(name)} onClick={() => saving.mutate()}>
          {texts.download}
        </Button>
      )}
      <ProblemView error={saving.error} onRetry={() => saving.mutate()} />
    </>
  )
}

interface Props {
  ids: readonly string[]
  /** What was attached before, where it is compared. */
  before?: readonly string[] | null
}

/** The documents of a report for those who read it; with what came and went where two are compared. */
export function Attachments({ ids, before = null }: Props): ReactElement {
  const gone = before?.filter((id) => !ids.includes(id)) ?? []
  const shown = [...gone, ...ids]
  const seen = useQueries({
    queries: shown.map((id) => ({
      queryKey: ['asset', id],
      queryFn: () => answer(media.GET('/api/media/v1/assets/{asset_id}', { params: { path: { asset_id: id } } })),
      staleTime: 60_000,
    })),
  })
  if (shown.length === 0) return <p className="ow-quiet">{reportTexts.nothingWritten}</p>
  return (
    <ul className="ow-report-lines">
      {seen.map(({ data, error }, at) => {
        const id = shown[at] ?? ''
        return (
          <li key={id}>
            {gone.includes(id) && <del>{reportTexts.gone}</del>}
            {before && !before.includes(id) && <ins>{reportTexts.came}</ins>}
            {data ? <AttachmentFacts asset={data} /> : <p className="ow-quiet">{error ? texts.unreadable : reportTexts.reading}</p>}
            {data && data.state !== 'ready' && (
              <p>
                <StateTag state={data.state} words={assetStates} /> {data.reason}
              </p>
            )}
          </li>
        )
      })}
    </ul>
  )
}
