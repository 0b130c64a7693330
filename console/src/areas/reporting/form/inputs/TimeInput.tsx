import { Input } from 'antd'
import type { ReactElement } from 'react'
import { clockOf, instantAt } from '../../../../parts/time'
import { asText, type InputProps, lookOf } from './input'

/** A day, by the browser's own picker: phones have a better one than any page. */
export function DateInput(props: InputProps): ReactElement {
  const { value, onChange } = props
  return (
    <Input
      {...lookOf(props)}
      type="date"
      className="ow-r-field-date"
      value={asText(value)}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

/** A day and the clock of Shanghai. */
export function MomentInput(props: InputProps): ReactElement {
  const { value, onChange } = props
  const text = asText(value)
  return (
    <Input
      {...lookOf(props)}
      type="datetime-local"
      className="ow-r-field-date"
      value={text && clockOf(text)}
      onChange={(event) => onChange(event.target.value && instantAt(event.target.value))}
    />
  )
}
