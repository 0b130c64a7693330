import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { Empty } from '../../../parts/Empty'
import { Loading } from '../../../parts/Loading'
import { ProblemView } from '../../../parts/ProblemView'
import { Question } from '../../../parts/Question'
import { reminderTexts } from '../../../texts/reminders.zh'
import { type Preview, type Recipients, readPreview, recipientChoices, send } from './reminder'

const texts = reminderTexts.preview

/** Who would be told what if it were sent now, and sending it. */
export function PreviewCard(): ReactElement {
  const queries = useQueryClient()
  const [to, setTo] = useState<Recipients>('unit')
  const [asking, setAsking] = useState<readonly string[] | 'all' | null>(null)
  const { data, error, refetch } = useQuery({ queryKey: ['reminders', 'preview', to], queryFn: () => readPreview(to) })
  const [said, setSaid] = useState('')
  const open = data?.items.filter((each) => !each.already).length ?? 0
  return (
    <section className="ow-card" aria-labelledby="reminder-preview">
      <header>
        <h2 id="reminder-preview">{texts.title}</h2>
        <Select aria-label={reminderTexts.rule.to} options={recipientChoices} value={to} onChange={setTo} />
        {open > 0 && (
          <Button type="primary" onClick={() => setAsking('all')}>
            {texts.send}
          </Button>
        )}
      </header>
      <p className="ow-quiet">{texts.hint}</p>
      <div role="status">{said && <p className="ow-said">{said}</p>}</div>
      <ProblemView error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {data?.items.length === 0 && <Empty text={texts.empty}>{texts.emptyHint}</Empty>}
      {data && data.items.length > 0 && <Told preview={data} onSend={(unit) => setAsking([unit])} />}
      {asking && (
        <Question
          title={texts.ask(asking === 'all' ? (data?.recipients ?? 0) : 1)}
          act={texts.confirm}
          onAct={() => send(to, asking === 'all' ? null : asking)}
          onDone={({ messages, already }) => {
            setAsking(null)
            setSaid(texts.sent(messages, already))
            void queries.invalidateQueries({ queryKey: ['reminders'] })
          }}
          onCancel={() => setAsking(null)}
        >
          <p>{texts.consequence}</p>
        </Question>
      )}
    </section>
  )
}

function Told({ preview, onSend }: { preview: Preview; onSend: (unitId: string) => void }): ReactElement {
  return (
    <>
      <p>
        {texts.count(preview.recipients, preview.owed)}
        {preview.quiet && texts.quiet(preview.day)}
        {preview.recipients > preview.items.length && texts.shown(preview.items.length)}
      </p>
      <ul className="ow-list">
        {preview.items.map((each) => (
          <li key={each.recipient_id}>
            <h3>{each.recipient_name}</h3>
            <ul>
              {each.owed.map((owed) => (
                <li key={`${owed.unit_id} ${owed.item_type}`}>{owed.text}</li>
              ))}
            </ul>
            <p className="ow-facts">
              {!each.has_address && <span>{texts.noAddress}</span>}
              {each.already ? (
                <span>{texts.already}</span>
              ) : (
                each.owed.every((owed) => owed.unit_id === each.recipient_id) && (
                  <Button onClick={() => onSend(each.recipient_id)}>
                    {texts.sendOne}
                  </Button>
                )
              )}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
