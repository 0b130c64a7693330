import type { ReactElement } from 'react'
import type { FieldFault } from '../../../api/problem'
import { titleAt } from '../../../parts/report/pointers'
import type { FieldSpec } from '../../../parts/report/schema'
import { formTexts, submitTexts } from '../../../texts/form.zh'
import { goToPlace } from '../../../parts/report/places'

interface Props {
  missing: readonly FieldFault[]
  fields: readonly FieldSpec[]
  /** Whether what is on the page has been looked at by the service. */
  current: boolean
}

/** All that keeps the item from being submitted, in one place; each line leads to its field. */
export function StillMissing({ missing, fields, current }: Props): ReactElement {
  return (
    <section className="ow-r-missing" aria-labelledby="still-missing">
      <h2 id="still-missing" tabIndex={-1}>{submitTexts.missing}</h2>
      <p role="status" className={missing.length > 0 ? 'ow-r-missing-count' : 'ow-r-missing-none'}>
        {missing.length > 0 ? submitTexts.missingCount(missing.length) : submitTexts.missingNone}
        {!current && <span className="ow-quiet"> {submitTexts.missingWait}</span>}
      </p>
      {missing.length > 0 && (
        <ol>
          {missing.map((fault) => (
            <li key={fault.pointer + fault.code}>
              <button type="button" className="ow-r-link" onClick={() => goToPlace(fault.pointer)}>
                {submitTexts.jump(titleAt(fields, fault.pointer, formTexts.entry), fault.detail)}
              </button>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
