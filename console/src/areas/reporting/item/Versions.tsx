import { useQueries, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { answer, submission } from '../../../api/clients'
import { Loading } from '../../../parts/Loading'
import { ProblemView } from '../../../parts/ProblemView'
import { Changes } from '../../../parts/report/Changes'
import { FieldValue } from '../../../parts/report/FieldValue'
import type { Content, FieldSpec } from '../../../parts/report/schema'
import { listOf } from '../../../parts/report/values'
import { formatTime } from '../../../parts/time'
import { mediaTexts } from '../../../texts/media.zh'
import { itemTexts as texts } from '../../../texts/reporting.zh'
import { changedFields } from '../draft/content'

interface Props {
  itemId: string
  fields: readonly FieldSpec[]
  /** How often it was submitted. */
  count: number
}

/** Two submissions of the item side by side in one text. */
export function Versions({ itemId, fields, count }: Props): ReactElement {
  const [older, setOlder] = useState(count - 1)
  const [newer, setNewer] = useState(count)
  const path = { item_id: itemId }
  const list = useQuery({
    queryKey: ['versions', itemId, count],
    queryFn: () => answer(submission.GET('/api/submission/v1/items/{item_id}/versions', { params: { path } })),
  })
  const [before, after] = useQueries({
    queries: [older, newer].map((number) => ({
      queryKey: ['version', itemId, number],
      queryFn: () =>
        answer(submission.GET('/api/submission/v1/items/{item_id}/versions/{number}', { params: { path: { ...path, number } } })),
      staleTime: Infinity,
    })),
  })
  const options = (list.data ?? []).map(({ number, submitted_at }) => ({
    value: number,
    label: `${texts.version(number)}（${formatTime(submitted_at)}）`,
  }))
  const error = list.error ?? before?.error ?? after?.error
  return (
    <section className="ow-r-card" aria-labelledby="versions-title">
      <h2 id="versions-title">{texts.compare}</h2>
      <div className="ow-r-versions">
        <label htmlFor="version-from">{texts.compareFrom}</label>
        <Select id="version-from" value={older} options={options} onChange={setOlder} size="large" />
        <label htmlFor="version-to">{texts.compareTo}</label>
        <Select id="version-to" value={newer} options={options} onChange={setNewer} size="large" />
      </div>
      <ProblemView error={error} onRetry={() => void list.refetch()} />
      {before?.data && after?.data ? (
        <ChangedFields fields={fields} before={before.data.content} after={after.data.content} />
      ) : (
        !error && <Loading />
      )}
    </section>
  )
}

function ChangedFields({ fields, before, after }: { fields: readonly FieldSpec[]; before: Content; after: Content }): ReactElement {
  const names = changedFields(before, after)
  const changed = fields.filter(({ name }) => names.includes(name))
  if (changed.length === 0) return <p role="status">{texts.compareNone}</p>
  return (
    <>
      <p className="ow-quiet">{texts.compareHint}</p>
      {changed.map((field) => (
        <div key={field.name} className="ow-r-reading-field">
          <h3>{field.title}</h3>
          {field.kind === 'media' ? (
            <Changes old={countWords(before[field.name])} fresh={countWords(after[field.name])} />
          ) : (
            <FieldValue field={field} value={after[field.name]} before={{ value: before[field.name] }} />
          )}
        </div>
      ))}
    </>
  )
}

function countWords(value: unknown): string {
  return mediaTexts.countOf(listOf(value).length, undefined)
}
