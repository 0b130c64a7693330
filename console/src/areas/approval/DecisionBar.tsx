import { Button } from 'antd'
import type { ReactElement } from 'react'
import { ActionButton } from '../../parts/ActionButton'
import { ProblemView } from '../../parts/ProblemView'
import { approvalTexts as texts } from '../../texts/approval.zh'
import { FindIrrelevantAct } from './FindIrrelevantAct'
import { isStale, type Item, type useDecisions } from './use_decisions'

interface Props {
  /** Where the button that passes the item on is to be found. */
  id: string
  item: Item
  decisions: ReturnType<typeof useDecisions>
  /** How many notes would go with a return. */
  notes: number
  onReturn: () => void
  /** It was found to have nothing to do with the week. */
  onFound: (words: string) => Promise<void>
  onNext: (() => void) | null
}

/** The decision, always in sight. */
export function DecisionBar({ id, item, decisions, notes, onReturn, onFound, onNext }: Props): ReactElement {
  const { act, pass, busy } = decisions
  return (
    <div className="ow-actions" role="group" aria-label={texts.actions}>
      {!isStale(pass.error) && <ProblemView error={pass.error} />}
      <div className="ow-actions-row">
        <span id={id}>
          <ActionButton
            actions={item.actions}
            action={act}
            type="primary"
            busy={pass.isPending}
            onAct={() => !busy && pass.mutate()}
          >
            {texts[act]}
          </ActionButton>
        </span>
        {!isLockedAlike(item, act) && (
          <>
            <ActionButton actions={item.actions} action="return" danger onAct={onReturn}>
              {texts.return(notes)}
            </ActionButton>
            <FindIrrelevantAct item={item} onDone={onFound} />
          </>
        )}
        <Button onClick={() => onNext?.()} disabled={!onNext}>
          {texts.next}
        </Button>
        {notes > 0 && <span className="ow-quiet">{texts.notesKept(notes)}</span>}
      </div>
    </div>
  )
}

/** Where passing on and returning are locked for one reason, the reason stands once, at the approval. */
function isLockedAlike({ actions }: Item, act: string): boolean {
  const lockOf = (name: string): string | undefined => actions.locked.find(({ action }) => action === name)?.reason
  return lockOf('return') !== undefined && lockOf('return') === lockOf(act)
}
