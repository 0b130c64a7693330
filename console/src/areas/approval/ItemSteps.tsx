import type { ReactElement } from 'react'
import type { components } from '../../api/schema/submission'
import { StateTag } from '../../parts/StateTag'
import { When } from '../../parts/When'
import { useAccountNames } from '../../parts/account_names'
import { approvalTexts as texts } from '../../texts/approval.zh'
import { itemStates } from '../../texts/states.zh'

type Step = components['schemas']['StepOut']

/** The item's story, the newest first: who did what, and with which notes. */
export function ItemSteps({ steps }: { steps: readonly Step[] }): ReactElement {
  const nameOf = useAccountNames(steps.map(({ account_id }) => account_id))
  return (
    <ol className="ow-steps">
      {[...steps].reverse().map((step, at) => (
        <li key={at}>
          <p>
            <When at={step.at} /> {texts.steps[step.what] ?? texts.stepOther}{' '}
            <StateTag state={step.state} words={itemStates} />
          </p>
          <p className="ow-quiet">{nameOf(step.account_id) ?? step.unit_name ?? texts.bySystem}</p>
          {step.reason && step.notes.length === 0 && <p>{texts.stepReason(step.reason)}</p>}
          {step.notes.length > 0 && (
            <ul>
              {step.notes.map((note, place) => (
                <li key={place}>{note.text}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  )
}
