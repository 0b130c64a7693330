import type { ReactElement } from 'react'
import type { FieldFault } from '../../../api/problem'
import { originTexts } from '../../../texts/origin.zh'

interface Props {
  id: string
  title: string
  faults: readonly FieldFault[]
}

/** A field that only the unit itself fills: its files and its own items are not in another unit's hands. */
export function LeftToUnit({ id, title, faults }: Props): ReactElement {
  return (
    <section className="ow-r-field" id={id} tabIndex={-1} aria-label={title}>
      <div className="ow-r-field-head">
        <span className="ow-r-field-label">{title}</span>
      </div>
      <p className="ow-quiet">{originTexts.proxy.leftToUnit}</p>
      {faults.map((fault) => (
        <p key={fault.pointer + fault.code} className="ow-r-field-fault">
          {fault.detail}
        </p>
      ))}
    </section>
  )
}
