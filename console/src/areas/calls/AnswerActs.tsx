import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { ActionButton } from '../../parts/ActionButton'
import { ProblemView } from '../../parts/ProblemView'
import { ReasonQuestion } from '../../parts/ReasonQuestion'
import { useNewItem } from '../../parts/report/use_new_item'
import { useMe } from '../../session/session'
import { callTexts as texts } from '../../texts/calls.zh'
import { acknowledge, type Call, decline } from './call'

interface Props {
  call: Call
  onChange: (call: Call) => void
}

/** What a unit that is asked can do: acknowledge, decline, or begin its answer. */
export function AnswerActs({ call, onChange }: Props): ReactElement {
  const me = useMe()
  const [declining, setDeclining] = useState(false)
  const acknowledging = useMutation({ mutationFn: () => acknowledge(call.id), onSuccess: onChange })
  const beginning = useNewItem()
  const own = call.units.find(({ unit_id }) => unit_id === me.unit.id)
  return (
    <div className="ow-form-acts">
      {own?.item_id ? (
        <Link to="/items/$id" params={{ id: own.item_id }}>
          {texts.openItem}
        </Link>
      ) : (
        <>
          <ActionButton
            actions={call.actions}
            action="answer"
            type="primary"
            busy={beginning.isPending}
            onAct={() =>
              beginning.mutate({ item_type: call.item_type, edition_id: call.edition_id, call_id: call.id })
            }
          >
            {texts.acts.answer}
          </ActionButton>
          <ActionButton
            actions={call.actions}
            action="acknowledge"
            busy={acknowledging.isPending}
            onAct={() => acknowledging.mutate()}
          >
            {texts.acts.acknowledge}
          </ActionButton>
          <ActionButton actions={call.actions} action="decline" onAct={() => setDeclining(true)}>
            {texts.acts.decline}
          </ActionButton>
        </>
      )}
      <ProblemView error={beginning.error ?? acknowledging.error} />
      {declining && (
        <ReasonQuestion
          title={texts.declineTitle}
          act={texts.acts.decline}
          onAct={(reason) => decline(call.id, reason)}
          onDone={(now) => {
            setDeclining(false)
            onChange(now)
          }}
          onCancel={() => setDeclining(false)}
        >
          <p>{texts.declineConsequence}</p>
        </ReasonQuestion>
      )}
    </div>
  )
}
