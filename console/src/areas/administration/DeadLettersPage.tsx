import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { Empty } from '../../parts/Empty'
import { Loading } from '../../parts/Loading'
import { ProblemView } from '../../parts/ProblemView'
import { When } from '../../parts/When'
import { Page } from '../../shell/Page'
import { administrationTexts } from '../../texts/administration.zh'
import '../../parts/sheet.css'
import './administration.css'
import { Question } from '../../parts/Question'
import { type Service, SERVICES } from './searches'
import { type DeadLetter, operations } from './services'

const texts = administrationTexts.letters
const route = getRouteApi('/dead-letters')
const LOOK_AGAIN_MS = 15_000
/** The service lists no more at once. */
const MOST = 100

/** Events that a service could not handle: looked at, tried again, given up. */
export function DeadLettersPage(): ReactElement {
  const { service = 'registry' } = route.useSearch()
  return (
    <Page title={texts.title} hint={texts.hint}>
      <nav className="ow-tabs" aria-label={texts.tabs}>
        {SERVICES.map((each) => (
          <Link key={each} to="/dead-letters" search={{ service: each }} aria-current={each === service ? 'page' : undefined}>
            {administrationTexts.services[each]}
          </Link>
        ))}
      </nav>
      <Letters key={service} service={service} />
    </Page>
  )
}

function Letters({ service }: { service: Service }): ReactElement {
  const queries = useQueryClient()
  const queryKey = ['dead-letters', service]
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: operations[service].letters,
    refetchInterval: LOOK_AGAIN_MS,
  })
  const [discarding, setDiscarding] = useState<DeadLetter | null>(null)
  const [done, setDone] = useState('')
  const tell = (words: string): void => {
    setDone(words)
    void queries.invalidateQueries({ queryKey })
    void queries.invalidateQueries({ queryKey: ['service-state', service] })
  }
  return (
    <>
      <div role="status">{done && <p className="ow-said">{done}</p>}</div>
      <ProblemView error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {data?.length === 0 && <Empty text={texts.empty(administrationTexts.services[service])} />}
      {data && data.length > 0 && (
        <ol className="ow-list" aria-label={texts.list}>
          {data.map((letter) => (
            <li key={letter.id}>
              <Letter
                letter={letter}
                onReplay={() => operations[service].replay(letter.id)}
                onReplayed={() => tell(texts.replayed)}
                onDiscard={() => setDiscarding(letter)}
              />
            </li>
          ))}
        </ol>
      )}
      {data && data.length >= MOST && <p className="ow-list-end">{texts.most(MOST)}</p>}
      {discarding && (
        <Question
          title={texts.discardTitle}
          act={texts.discardAct}
          danger
          onAct={() => operations[service].discard(discarding.id)}
          onDone={() => {
            setDiscarding(null)
            tell(texts.discarded)
          }}
          onCancel={() => setDiscarding(null)}
        >
          <p>{texts.discardConsequence(eventOf(discarding), discarding.consumer)}</p>
        </Question>
      )}
    </>
  )
}

interface LetterProps {
  letter: DeadLetter
  onReplay: () => Promise<unknown>
  onReplayed: () => void
  onDiscard: () => void
}

function Letter({ letter, onReplay, onReplayed, onDiscard }: LetterProps): ReactElement {
  const replaying = useMutation({ mutationFn: onReplay, onSuccess: onReplayed })
  const waits = letter.state === 'replay'
  return (
    <article className="ow-letter">
      <header>
        <h2>{eventOf(letter)}</h2>
        <span className={`ow-state ow-state-${waits ? 'progress' : 'attention'}`}>{texts.states[letter.state]}</span>
      </header>
      <p>{letter.error}</p>
      <p className="ow-facts">
        <span>
          {texts.parkedAt} <When at={letter.parked_at} />
        </span>
        <span>{texts.attempts(letter.attempts)}</span>
        <span>{texts.consumer(letter.consumer)}</span>
      </p>
      <details>
        <summary>{texts.detail}</summary>
        <dl className="ow-facts-list">
          <dt>{texts.origin}</dt>
          <dd>{texts.place(letter.topic, letter.partition, letter.offset)}</dd>
          <dt>{texts.code}</dt>
          <dd>{letter.error_code}</dd>
          <dt>{texts.size}</dt>
          <dd>{texts.bytes(letter.bytes ?? 0)}</dd>
          {Object.entries(letter.headers).map(([name, value]) => (
            <Header key={name} name={name} value={String(value)} />
          ))}
        </dl>
      </details>
      <ProblemView error={replaying.error} />
      <div className="ow-form-acts">
        <Button onClick={() => replaying.mutate()} loading={replaying.isPending} disabled={waits}>
          {waits ? texts.replayAsked : texts.replay}
        </Button>
        <Button danger onClick={onDiscard}>
          {texts.discard}
        </Button>
      </div>
    </article>
  )
}

function Header({ name, value }: { name: string; value: string }): ReactElement {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}

function eventOf({ headers, topic }: DeadLetter): string {
  const type: unknown = headers['ce_type']
  return typeof type === 'string' && type ? type : topic
}
