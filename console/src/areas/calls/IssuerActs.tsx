import { Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { ActionButton } from '../../parts/ActionButton'
import { fromClock } from '../../parts/clock_text'
import { Question } from '../../parts/Question'
import { ReasonQuestion } from '../../parts/ReasonQuestion'
import { callTexts as texts } from '../../texts/calls.zh'
import { type Call, extend, withdraw } from './call'

interface Props {
  call: Call
  onChange: (call: Call) => void
}

/** What the unit that asked can do: give more time, or withdraw the call. */
export function IssuerActs({ call, onChange }: Props): ReactElement {
  const [asking, setAsking] = useState<'extend' | 'withdraw' | null>(null)
  const [due, setDue] = useState('')
  const done = (now: Call): void => {
    setAsking(null)
    onChange(now)
  }
  return (
    <div className="ow-form-acts">
      <ActionButton actions={call.actions} action="extend" onAct={() => setAsking('extend')}>
        {texts.acts.extend}
      </ActionButton>
      <ActionButton actions={call.actions} action="withdraw" danger onAct={() => setAsking('withdraw')}>
        {texts.acts.withdraw}
      </ActionButton>
      {asking === 'extend' && (
        <Question
          title={texts.extendTitle}
          act={texts.acts.extend}
          onAct={() => (due ? extend(call, fromClock(due)) : Promise.reject(null))}
          onDone={done}
          onCancel={() => setAsking(null)}
        >
          <label>
            {texts.newDue}
            <Input type="datetime-local" value={due} onChange={(event) => setDue(event.target.value)} />
          </label>
        </Question>
      )}
      {asking === 'withdraw' && (
        <ReasonQuestion
          title={texts.withdrawTitle}
          act={texts.acts.withdraw}
          danger
          onAct={(reason) => withdraw(call.id, reason)}
          onDone={done}
          onCancel={() => setAsking(null)}
        >
          <p>{texts.withdrawConsequence}</p>
        </ReasonQuestion>
      )}
    </div>
  )
}
