import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { NetworkLost, Problem } from '../../api/problem'
import { When } from '../../parts/When'
import { Page } from '../../shell/Page'
import { administrationTexts } from '../../texts/administration.zh'
import './administration.css'
import { type Service, SERVICES } from './searches'
import { operations, type ServiceState } from './services'

const texts = administrationTexts.state
const LOOK_AGAIN_MS = 5_000
/** An outbox whose oldest event is older than this does not flow. */
const SLOW_SECONDS = 60

/** How the four services are, looked at every few seconds. */
export function ServiceStatePage(): ReactElement {
  const queries = useQueries({
    queries: SERVICES.map((service) => ({
      queryKey: ['service-state', service],
      queryFn: operations[service].state,
      refetchInterval: LOOK_AGAIN_MS,
      retry: false,
    })),
  })
  const looked = Math.max(...queries.map(({ dataUpdatedAt, errorUpdatedAt }) => Math.max(dataUpdatedAt, errorUpdatedAt)))
  return (
    <Page
      title={texts.title}
      hint={texts.hint}
      actions={<Button onClick={() => queries.forEach((query) => void query.refetch())}>{texts.now}</Button>}
    >
      <ul className="ow-services" aria-label={texts.list}>
        {queries.map(({ data, error }, at) => {
          const service = SERVICES[at] as Service
          return (
            <li key={service} className="ow-card">
              <ServiceCard service={service} state={data} error={error} />
            </li>
          )
        })}
      </ul>
      {looked > 0 && <p className="ow-quiet">{texts.lookedAt(new Date(looked))}</p>}
    </Page>
  )
}

interface CardProps {
  service: Service
  state: ServiceState | undefined
  error: unknown
}

function ServiceCard({ service, state, error }: CardProps): ReactElement {
  const health = healthOf(state, error)
  return (
    <section aria-labelledby={`service-${service}`}>
      <header>
        <h2 id={`service-${service}`}>{administrationTexts.services[service]}</h2>
        <span className={`ow-state ow-state-${tones[health]}`}>{texts.healths[health]}</span>
      </header>
      {error !== null && (
        <p className="ow-overdue">
          {reasonOf(error)}
          {state && ` ${texts.lastKnown}`}
        </p>
      )}
      {state && (
        <dl className={`ow-facts-list ${error === null ? '' : 'ow-old'}`}>
          <dt>{texts.database}</dt>
          <dd>{state.database_reachable ? texts.reachable : texts.unreachable}</dd>
          <dt>{texts.outbox}</dt>
          <dd>{state.outbox_depth === null ? texts.unknown : texts.events(state.outbox_depth)}</dd>
          <dt>{texts.oldest}</dt>
          <dd>{state.outbox_oldest_seconds === null ? texts.unknown : texts.age(state.outbox_oldest_seconds)}</dd>
          <dt>{texts.letters}</dt>
          <dd>
            {state.dead_letters_open === null ? (
              texts.unknown
            ) : (
              <Link to="/dead-letters" search={{ service }}>
                {texts.lettersOpen(state.dead_letters_open)}
              </Link>
            )}
          </dd>
          <dt>{texts.started}</dt>
          <dd>
            <When at={state.started_at} />
          </dd>
          <dt>{texts.version}</dt>
          <dd>{state.version}</dd>
        </dl>
      )}
    </section>
  )
}

type Health = 'asking' | 'silent' | 'no-store' | 'slow' | 'letters' | 'well'

const tones: Record<Health, string> = {
  asking: 'neutral',
  silent: 'alert',
  'no-store': 'alert',
  slow: 'attention',
  letters: 'attention',
  well: 'good',
}

/** The worst that can be said of a service now. */
function healthOf(state: ServiceState | undefined, error: unknown): Health {
  if (error !== null) return 'silent'
  if (!state) return 'asking'
  if (!state.database_reachable) return 'no-store'
  if ((state.outbox_oldest_seconds ?? 0) > SLOW_SECONDS) return 'slow'
  return state.dead_letters_open ? 'letters' : 'well'
}

function reasonOf(error: unknown): string {
  if (error instanceof NetworkLost) return texts.noAnswer
  if (error instanceof Problem) return `${error.title || texts.noAnswer} ${error.detail} ${error.code}`
  return texts.noAnswer
}
