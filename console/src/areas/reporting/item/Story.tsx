import type { ReactElement } from 'react'
import { useAccountNames } from '../../../parts/account_names'
import { titleAt } from '../../../parts/report/pointers'
import type { FieldSpec } from '../../../parts/report/schema'
import { When } from '../../../parts/When'
import { formTexts } from '../../../texts/form.zh'
import { itemTexts as texts, stepWords } from '../../../texts/reporting.zh'
import type { Item } from '../draft/use_draft'

/** What happened to the item, the newest first. */
export function Story({ steps, fields }: { steps: Item['steps']; fields: readonly FieldSpec[] }): ReactElement {
  const nameOf = useAccountNames(steps.map(({ account_id }) => account_id))
  return (
    <section className="ow-r-card" aria-labelledby="story-title">
      <h2 id="story-title">{texts.story}</h2>
      <ol className="ow-r-story">
        {[...steps].reverse().map((step) => (
          <li key={step.at + step.what}>
            <p>
              <strong>{stepWords[step.what] ?? step.what}</strong> <When at={step.at} />
            </p>
            <p className="ow-quiet">{nameOf(step.account_id) ?? step.unit_name ?? texts.system}</p>
            {step.notes.map(({ pointer, text }) => (
              <p key={pointer + text} className="ow-r-lines">
                {titleAt(fields, pointer, formTexts.entry) || formTexts.returnAll}：{text}
              </p>
            ))}
            {step.reason && step.notes.length === 0 && (
              <p className="ow-r-lines">
                {texts.reason}
                {step.reason}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
