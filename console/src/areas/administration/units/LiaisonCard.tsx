import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { answer, registry } from '../../../api/clients'
import { Loading } from '../../../parts/Loading'
import { ProblemView } from '../../../parts/ProblemView'
import { When } from '../../../parts/When'
import { unitsTexts } from '../../../texts/units.zh'
import { LiaisonForm } from './LiaisonForm'
import type { Liaison } from './unit'

const texts = unitsTexts.liaison

interface Props {
  unitId: string
  keeps: boolean
}

/** Who stands for a unit, and who did. */
export function LiaisonCard({ unitId, keeps }: Props): ReactElement {
  const queries = useQueryClient()
  const [form, setForm] = useState<'correct' | 'name' | null>(null)
  const { data, error, refetch } = useQuery({
    queryKey: ['units', 'liaisons', unitId],
    queryFn: () =>
      answer(registry.GET('/api/registry/v1/units/{unit_id}/liaisons', { params: { path: { unit_id: unitId } } })),
  })
  const [present, former] = split(data?.items ?? [])
  return (
    <section className="ow-card" aria-labelledby="unit-liaison">
      <header>
        <h2 id="unit-liaison">{texts.title}</h2>
        {keeps && data && (
          <span className="ow-row-acts">
            {present && <Button onClick={() => setForm('correct')}>{texts.correct}</Button>}
            <Button onClick={() => setForm('name')}>{present ? texts.handOver : texts.nameFirst}</Button>
          </span>
        )}
      </header>
      {!data && (error ? <ProblemView error={error} onRetry={() => void refetch()} /> : <Loading />)}
      {data && !present && (
        <>
          <p>{texts.none}</p>
          <p className="ow-quiet">{texts.noneHint}</p>
        </>
      )}
      {present && <Contact liaison={present} />}
      {former.length > 0 && (
        <details className="ow-words">
          <summary>{texts.history}</summary>
          {former.map((each) => (
            <Contact key={each.id} liaison={each} />
          ))}
        </details>
      )}
      {form && (
        <LiaisonForm
          unitId={unitId}
          present={form === 'correct' ? present : null}
          onDone={() => {
            setForm(null)
            void queries.invalidateQueries({ queryKey: ['units', 'liaisons', unitId] })
          }}
          onCancel={() => setForm(null)}
        />
      )}
    </section>
  )
}

function split(items: readonly Liaison[]): [Liaison | null, readonly Liaison[]] {
  const [first, ...rest] = items
  if (!first) return [null, []]
  return first.until === null ? [first, rest] : [null, items]
}

function Contact({ liaison }: { liaison: Liaison }): ReactElement {
  const lines: [string, string][] = [
    [texts.name, liaison.name],
    [texts.post, liaison.post],
    [texts.mobile, liaison.mobile],
    [texts.officePhone, liaison.office_phone],
    [texts.email, liaison.email],
    [texts.substituteName, liaison.substitute_name],
    [texts.substituteMobile, liaison.substitute_mobile],
    [texts.note, liaison.note],
  ]
  return (
    <>
      <dl className="ow-facts-list">
        {lines
          .filter(([, words]) => words)
          .map(([title, words]) => (
            <FactLine key={title} title={title} words={words} />
          ))}
        <dt>{texts.since}</dt>
        <dd>
          <When at={liaison.since} dayOnly />
          {liaison.until && (
            <>
              {' '}
              {texts.until} <When at={liaison.until} dayOnly />
            </>
          )}
        </dd>
      </dl>
      {liaison.masked && <p className="ow-quiet">{texts.masked}</p>}
      {liaison.mobile_shared && !liaison.masked && <p className="ow-quiet">{texts.shared}</p>}
    </>
  )
}

function FactLine({ title, words }: { title: string; words: string }): ReactElement {
  return (
    <>
      <dt>{title}</dt>
      <dd>{words}</dd>
    </>
  )
}
