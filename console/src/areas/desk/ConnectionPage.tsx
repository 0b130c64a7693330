import { useQuery } from '@tanstack/react-query'
import type { ReactElement, ReactNode } from 'react'
import { CopyButton } from '../../parts/CopyButton'
import { ProblemView } from '../../parts/ProblemView'
import { useMe } from '../../session/session'
import { Page } from '../../shell/Page'
import { connectionTexts } from '../../texts/desk.zh'
import '../../parts/sheet.css'
import './desk.css'
import { newestCursor } from './feed'

const FEED = '/api/publicity/v1/feed/items'
const TOKENS = '/api/registry/v1/desk-tokens'

/** How a desk's own programs read the feed. No secret stands here: the page knows none. */
export function ConnectionPage(): ReactElement {
  const me = useMe()
  const cursor = useQuery({ queryKey: ['desk', 'cursor'], queryFn: newestCursor })
  const { origin } = window.location
  return (
    <Page title={connectionTexts.title} hint={connectionTexts.hint}>
      <section className="ow-sheet">
        <h2>{connectionTexts.http}</h2>
        <p>{connectionTexts.httpText}</p>
        <dl className="ow-settings">
          <Setting name={connectionTexts.feed} value={origin + FEED} copied />
          <Setting name={connectionTexts.clientId} value={me.username} />
          <Setting name={connectionTexts.cursor} value={cursor.data ?? (cursor.error ? '' : connectionTexts.cursorLoading)} copied={cursor.isSuccess}>
            {connectionTexts.cursorText}
          </Setting>
        </dl>
        <ProblemView error={cursor.error} onRetry={() => void cursor.refetch()} />
        <h2>{connectionTexts.sample}</h2>
        <p>{connectionTexts.sampleText}</p>
        <Sample text={tokenSample(origin, me.username)} />
        <Sample text={feedSample(origin)} />
        <h2>{connectionTexts.steps}</h2>
        <ol>
          {connectionTexts.step.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ol>
      </section>
      <section className="ow-sheet">
        <h2>{connectionTexts.kafka}</h2>
        <p>{connectionTexts.kafkaText}</p>
        <dl className="ow-settings">
          <Setting name={connectionTexts.topic} value="openweek.media.items" />
          <Setting name={connectionTexts.security} value="SASL, SCRAM-SHA-512" />
          <Setting name={connectionTexts.group} value={connectionTexts.groupText} />
          <Setting name={connectionTexts.start} value={connectionTexts.startText} />
          <Setting name={connectionTexts.key} value={connectionTexts.keyText} />
        </dl>
      </section>
    </Page>
  )
}

interface SettingProps {
  name: string
  value: string
  /** Whether it is to be put into a program as it stands. */
  copied?: boolean
  children?: ReactNode
}

function Setting({ name, value, copied = false, children }: SettingProps): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <code>{value}</code>
        {copied && <CopyButton text={value} />}
        {children && <p className="ow-quiet">{children}</p>}
      </dd>
    </div>
  )
}

function Sample({ text }: { text: string }): ReactElement {
  return (
    <div className="ow-sample">
      <pre tabIndex={0}>{text}</pre>
      <CopyButton text={text} />
    </div>
  )
}

function tokenSample(origin: string, clientId: string): string {
  return [
    `curl -X POST ${origin}${TOKENS} \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '{"client_id":"${clientId}","client_secret":"<${connectionTexts.secret}>"}'`,
  ].join('\n')
}

function feedSample(origin: string): string {
  return [
    `curl '${origin}${FEED}?limit=50&wait=25&cursor=<${connectionTexts.here}>' \\`,
    `  -H 'Authorization: Bearer <${connectionTexts.token}>'`,
  ].join('\n')
}
