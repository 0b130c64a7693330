import type { ReactElement } from 'react'
import { exactlyAt } from '../../../parts/report/pointers'
import { lengthOf, listOf } from '../../../parts/report/values'
import { formTexts } from '../../../texts/form.zh'
import { FieldInput, isOfParts } from './FieldInput'
import type { InputProps } from './inputs/input'
import { placeId } from '../../../parts/report/places'

interface Props extends Omit<InputProps, 'wrong' | 'describedBy'> {
  /** Whether its length is counted together with that of others, which is told elsewhere. */
  sharesLimit?: boolean
  /** Whether it is a part of another field. */
  inside?: boolean
}

/** A field with its label, what to write, how much is written, and what is to be mended. */
export function Field({ sharesLimit = false, inside = false, ...input }: Props): ReactElement {
  const { field, pointer, value, faults, notes } = input
  const id = placeId(pointer)
  const over = isOfParts(field.kind) ? 0 : lengthOf(value) - (field.maxLength ?? Infinity)
  // What concerns a part of a row stands at that part.
  const told = field.kind === 'rows' || field.kind === 'group' ? exactlyAt(faults, pointer) : faults
  const said = field.kind === 'rows' || field.kind === 'group' ? exactlyAt(notes, pointer) : notes
  const describedBy = `${id}-about`
  return (
    <div className={`ow-r-field ${inside ? 'ow-r-field-inside' : ''} ${said.length > 0 ? 'ow-r-field-noted' : ''}`}>
      <div className="ow-r-field-head">
        {isOfParts(field.kind) ? <span className="ow-r-field-label">{field.title}</span> : <label htmlFor={id}>{field.title}</label>}
        <span className="ow-r-field-need">{field.required ? formTexts.required : formTexts.optional}</span>
        <Counter field={field} value={value} sharesLimit={sharesLimit} />
      </div>
      {said.map(({ text }) => (
        <p key={text} className="ow-r-field-note">
          <strong>{formTexts.returnNote}</strong> {text}
        </p>
      ))}
      <FieldInput {...input} wrong={told.length > 0 || over > 0} describedBy={describedBy} />
      <div id={describedBy} className="ow-r-field-about">
        {over > 0 && <p className="ow-r-field-fault">{formTexts.tooLong(over)}</p>}
        {told.map((fault) => (
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
  if (isOfParts(field.kind) && field.maxItems !== undefined) {
    const count = Array.isArray(value) ? listOf(value).filter(Boolean).length : 0
    return <span className="ow-r-field-counter">{formTexts.entries(count, field.maxItems)}</span>
  }
  if ((field.kind !== 'line' && field.kind !== 'text') || field.maxLength === undefined) return null
  const length = lengthOf(value)
  const over = length > field.maxLength ? 'ow-r-field-over' : ''
  return <span className={`ow-r-field-counter ${over}`}>{sharesLimit ? formTexts.length(length) : formTexts.characters(length, field.maxLength)}</span>
}
