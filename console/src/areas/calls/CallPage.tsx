import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { Loading } from '../../parts/Loading'
import { ProblemView } from '../../parts/ProblemView'
import { StateTag } from '../../parts/StateTag'
import { When } from '../../parts/When'
import { useMe } from '../../session/session'
import { useCurrentEdition } from '../../shell/edition'
import { Page } from '../../shell/Page'
import { callTexts as texts } from '../../texts/calls.zh'
import '../../parts/card.css'
import { AnswerActs } from './AnswerActs'
import { CalledUnits } from './CalledUnits'
import { type Call, readCall } from './call'
import { IssuerActs } from './IssuerActs'

/** One call: what is asked, how far the units are, and what the reader can do. */
export function CallPage(): ReactElement {
  const { callId } = useParams({ from: '/calls/$callId' })
  const queries = useQueryClient()
  const key = ['calls', 'one', callId]
  const { data: call, error, refetch } = useQuery({ queryKey: key, queryFn: () => readCall(callId) })
  const changed = (now: Call): void => {
    queries.setQueryData(key, now)
    void queries.invalidateQueries({ queryKey: ['calls'] })
    void queries.invalidateQueries({ queryKey: ['tasks'] })
  }
  if (!call) {
    return (
      <Page title={texts.title}>
        {error ? <ProblemView error={error} onRetry={() => void refetch()} /> : <Loading />}
      </Page>
    )
  }
  return (
    <Page title={call.subject}>
      <Asked call={call} />
      <IssuerActs call={call} onChange={changed} />
      <AnswerActs call={call} onChange={changed} />
      <CalledUnits call={call} />
    </Page>
  )
}

function Asked({ call }: { call: Call }): ReactElement {
  const me = useMe()
  const edition = useCurrentEdition()
  const type = edition.data?.item_types.find(({ code }) => code === call.item_type)?.name ?? call.item_type
  const own = call.units.find(({ unit_id }) => unit_id === me.unit.id)
  return (
    <section className="ow-card" aria-label={texts.demands}>
      {call.withdrawn && <p className="ow-overdue">{texts.withdrawnBecause(call.withdrawal_reason)}</p>}
      <dl className="ow-facts-list">
        <dt>{texts.issuer}</dt>
        <dd>{call.issuer_name}</dd>
        <dt>{texts.itemType}</dt>
        <dd>{type}</dd>
        <dt>{texts.due}</dt>
        <dd>
          <When at={call.due_at} /> {call.overdue && !call.withdrawn && <span>{texts.overdue(call.actions.allowed.includes('answer'))}</span>}
        </dd>
        <dt>{texts.demands}</dt>
        <dd className="ow-call-demands">{call.demands}</dd>
        {own && (
          <>
            <dt>{texts.state}</dt>
            <dd>
              <StateTag state={own.state} words={texts.states} />
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}
