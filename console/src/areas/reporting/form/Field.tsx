import type { ReactElement } from 'react'
import type { FieldFault } from '../../../api/problem'
import { formTexts } from '../../../texts/reporting.zh'
import { listOf } from '../draft/content'
import { FieldInput, type InputProps } from './FieldInput'
import { placeId } from './places'
import { lengthOf } from './report_form'

interface Props extends Omit<InputProps, 'wrong' | 'describedBy'> {
  faults: readonly FieldFault[]
  /** What the approver wrote here when the item came back. */
  notes: readonly string[]
  /** Whether its length is counted together with that of others, which is told elsewhere. */
  sharesLimit?: boolean
}

/** A field with its label, what to write, how much is written, and what is to be mended. */
export function Field({ faults, notes, sharesLimit = false, ...input }: Props): ReactElement {
  const { field, value } = input
  const id = placeId(`/${field.name}`)
  const over = field.kind === 'list' ? 0 : lengthOf(value) - (field.maxLength ?? Infinity)
  const wrong = faults.length > 0 || over > 0
  const describedBy = `${id}-about`
  return (
    <div className={`ow-r-field ${notes.length > 0 ? 'ow-r-field-noted' : ''}`}>
      <div className="ow-r-field-head">
        {field.kind === 'list' ? <span className="ow-r-field-label">{field.title}</span> : <label htmlFor={id}>{field.title}</label>}
        <span className="ow-r-field-need">{field.required ? formTexts.required : formTexts.optional}</span>
        <Counter field={field} value={value} sharesLimit={sharesLimit} />
      </div>
      {notes.map((note) => (
        <p key={note} className="ow-r-field-note">
          <strong>{formTexts.returnNote}</strong> {note}
        </p>
      ))}
      <FieldInput {...input} wrong={wrong} describedBy={describedBy} />
      <div id={describedBy} className="ow-r-field-about">
        {over > 0 && <p className="ow-r-field-fault">{formTexts.tooLong(over)}</p>}
        {faults.map((fault) => (
          <p key={fault.pointer + fault.code} className="ow-r-field-fault">
            {fault.detail}
          </p>
        ))}
        {field.description && <p>{field.description}</p>}
        {field.examples.length > 0 && (
          <p>
            {formTexts.example}
            {field.examples.join('；')}
          </p>
        )}
      </div>
    </div>
  )
}

function Counter({ field, value, sharesLimit }: Pick<Props, 'field' | 'value' | 'sharesLimit'>): ReactElement | null {
  if (field.kind === 'list' && field.maxItems !== undefined) {
    return <span className="ow-r-field-counter">{formTexts.entries(listOf(value).filter(Boolean).length, field.maxItems)}</span>
  }
  if ((field.kind !== 'line' && field.kind !== 'text') || field.maxLength === undefined) return null
  const length = lengthOf(value)
  const over = length > field.maxLength ? 'ow-r-field-over' : ''
  return <span className={`ow-r-field-counter ${over}`}>{sharesLimit ? formTexts.length(length) : formTexts.characters(length, field.maxLength)}</span>
}
