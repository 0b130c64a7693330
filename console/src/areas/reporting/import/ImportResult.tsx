import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { answer, submission } from '../../../api/clients'
import type { components } from '../../../api/schema/submission'
import { DownloadButton } from '../../../parts/DownloadButton'
import { ProblemView } from '../../../parts/ProblemView'
import { fieldsOf } from '../../../parts/report/schema'
import { useReportForm } from '../../../parts/report/use_report_form'
import { listWords } from '../../../texts/form.zh'
import { importTexts as texts } from '../../../texts/import.zh'
import { ImportRows } from './ImportRows'

type Import = components['schemas']['ImportInFull']

/** What the rows are worth, and what is done with the good ones. */
export function ImportResult({ found }: { found: Import }): ReactElement {
  const form = useReportForm(found.item_type, found.edition_id)
  const { ready, incomplete, refused, known } = found.counts
  return (
    <>
      <section className="ow-r-card" aria-labelledby="import-result">
        <h2 id="import-result">{found.file_name}</h2>
        <p role="status">{texts.counts(ready, incomplete, refused, known)}</p>
        {found.unknown_headings.length > 0 && <p>{texts.unknownHeadings(listWords(found.unknown_headings))}</p>}
        {refused > 0 && (
          <p>
            <DownloadButton path={`/api/submission/v1/imports/${found.id}/refused-rows`} name={texts.refusedName}>
              {texts.refusedRows}
            </DownloadButton>
            <span className="ow-quiet"> {texts.refusedHint}</span>
          </p>
        )}
        {found.drafted_at ? <SendUp found={found} /> : <Keep found={found} count={ready + incomplete} />}
      </section>
      <ImportRows rows={found.rows} fields={form.data ? fieldsOf(form.data) : []} />
    </>
  )
}

function Keep({ found, count }: { found: Import; count: number }): ReactElement {
  const queries = useQueryClient()
  const keep = useMutation({
    mutationFn: () =>
      answer(submission.POST('/api/submission/v1/imports/{import_id}/drafts', { params: { path: { import_id: found.id } } })),
    onSuccess: (kept) => {
      queries.setQueryData(['import', found.id], kept)
      void queries.invalidateQueries({ queryKey: ['items'] })
      void queries.invalidateQueries({ queryKey: ['imports'] })
    },
  })
  if (count === 0) return <p>{texts.nothing}</p>
  return (
    <>
      <ProblemView error={keep.error} onRetry={() => keep.mutate()} />
      <Button type="primary" size="large" loading={keep.isPending} onClick={() => keep.mutate()}>
        {texts.keep(count)}
      </Button>
    </>
  )
}

function SendUp({ found }: { found: Import }): ReactElement {
  const queries = useQueryClient()
  const submit = useMutation({
    mutationFn: () =>
      answer(submission.POST('/api/submission/v1/imports/{import_id}/submission', { params: { path: { import_id: found.id } } })),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['import', found.id] })
      void queries.invalidateQueries({ queryKey: ['items'] })
      void queries.invalidateQueries({ queryKey: ['tasks'] })
    },
  })
  const sent = submit.data ?? []
  const refusals = sent.filter(({ receipt_number }) => receipt_number === null)
  return (
    <>
      <p>{texts.kept}</p>
      <ProblemView error={submit.error} onRetry={() => submit.mutate()} />
      <Button type="primary" size="large" loading={submit.isPending} onClick={() => submit.mutate()}>
        {texts.submit}
      </Button>
      <p className="ow-quiet">{texts.submitHint}</p>
      <div role="status">
        {submit.data && <p>{texts.sent(sent.length - refusals.length, sent.length)}</p>}
        {refusals.map(({ number, refusal }) => (
          <p key={number} className="ow-r-field-fault">
            {texts.sentNot(number, refusal)}
          </p>
        ))}
      </div>
    </>
  )
}
