import { useQueries, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { answer, submission } from '../../../api/clients'
import { Loading } from '../../../parts/Loading'
import { ProblemView } from '../../../parts/ProblemView'
import { formatTime } from '../../../parts/time'
import { itemTexts as texts, mediaTexts } from '../../../texts/reporting.zh'
import { compareTexts } from '../../../parts/diff'
import { changedFields, type Content, listOf } from '../draft/content'
import { type FieldSpec, valueWords } from '../form/report_form'

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
        <Changes fields={fields} before={before.data.content} after={after.data.content} />
      ) : (
        !error && <Loading />
      )}
    </section>
  )
}

function Changes({ fields, before, after }: { fields: readonly FieldSpec[]; before: Content; after: Content }): ReactElement {
  const names = changedFields(before, after)
  const changed = fields.filter(({ name }) => names.includes(name))
  if (changed.length === 0) return <p role="status">{texts.compareNone}</p>
  return (
    <>
      <p className="ow-quiet">{texts.compareHint}</p>
      {changed.map((field) => (
        <div key={field.name} className="ow-r-reading-field">
          <h3>{field.title}</h3>
          <p className="ow-r-lines">
            {compareTexts(wordsOf(field, before), wordsOf(field, after)).map(({ kind, text }, at) => (
              <Stretch key={at} kind={kind} text={text} />
            ))}
          </p>
        </div>
      ))}
    </>
  )
}

function Stretch({ kind, text }: { kind: 'same' | 'gone' | 'new'; text: string }): ReactElement {
  if (kind === 'same') return <>{text}</>
  const Tag = kind === 'gone' ? 'del' : 'ins'
  return (
    <Tag>
      <span className="ow-only-heard">{kind === 'gone' ? texts.deleted : texts.inserted}</span>
      {text}
    </Tag>
  )
}

function wordsOf(field: FieldSpec, content: Content): string {
  const value = content[field.name]
  return field.kind === 'media' ? mediaTexts.countOf(listOf(value).length, undefined) : valueWords(field, value, texts.people)
}
