import { Link } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { type ReactElement, useState } from 'react'
import { CursorList } from '../../parts/CursorList'
import { Empty } from '../../parts/Empty'
import { StateTag } from '../../parts/StateTag'
import { When } from '../../parts/When'
import { hasRole, useMe } from '../../session/session'
import { Page } from '../../shell/Page'
import { callTexts as texts } from '../../texts/calls.zh'
import { type CallLine, readCalls, type View } from './call'

/** Calls that the own unit received, and those that it issued. */
export function CallsPage(): ReactElement {
  const me = useMe()
  const asks = hasRole(me, 'approver', 'editor')
  const [view, setView] = useState<View>(asks ? 'issued' : 'received')
  const views = (['received', 'issued'] as const).map((value) => ({ value, label: texts.views[value] }))
  return (
    <Page
      title={texts.title}
      hint={texts.hint}
      actions={asks && <Link to="/calls/new">{texts.create.begin}</Link>}
    >
      {asks && <Segmented<View> size="large" options={views} value={view} onChange={setView} />}
      <CursorList
        queryKey={['calls', view]}
        read={async (cursor) => {
          const page = await readCalls(view, cursor)
          return { items: page.items, next: page.next_cursor }
        }}
        keyOf={(call) => call.id}
        row={(call) => <Line call={call} view={view} />}
        label={texts.list}
        empty={<Empty text={texts.none[view]} />}
      />
    </Page>
  )
}

function Line({ call, view }: { call: CallLine; view: View }): ReactElement {
  return (
    <article className="ow-task">
      <h2>
        <Link to="/calls/$callId" params={{ callId: call.id }}>
          {call.subject}
        </Link>
      </h2>
      <p className="ow-facts">
        {call.withdrawn && <span>{texts.withdrawn}</span>}
        {view === 'received' && call.state && <StateTag state={call.state} words={texts.states} />}
        {view === 'issued' && <span>{texts.progress(call.answered, call.asked)}</span>}
        {view === 'received' && <span>{call.issuer_name}</span>}
        <span>
          {texts.due} <When at={call.due_at} />
        </span>
      </p>
    </article>
  )
}
