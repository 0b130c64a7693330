import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { answer, submission } from '../../api/clients'
import { ActionButton } from '../../parts/ActionButton'
import { ProblemView } from '../../parts/ProblemView'
import { ReasonQuestion } from '../../parts/ReasonQuestion'
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
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [declining, setDeclining] = useState(false)
  const acknowledging = useMutation({ mutationFn: () => acknowledge(call.id), onSuccess: onChange })
  const beginning = useMutation({
    mutationFn: () =>
      answer(
        submission.POST('/api/submission/v1/items', {
          body: { item_type: call.item_type, edition_id: call.edition_id, call_id: call.id },
        }),
      ),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: ['calls'] })
      void queries.invalidateQueries({ queryKey: ['items'] })
      void navigate({ to: '/items/$id/edit', params: { id } })
    },
  })
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
            onAct={() => beginning.mutate()}
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
