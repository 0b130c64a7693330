import { Input } from 'antd'
import type { ReactElement } from 'react'
import { asLine, asText, type InputProps, lookOf } from './input'

/** A text of one line, or the address of a page. */
export function LineInput(props: InputProps): ReactElement {
  const keyboard = props.field.kind === 'address' ? ({ inputMode: 'url', spellCheck: false } as const) : {}
  return (
    <Input
      {...lookOf(props)}
      {...keyboard}
      value={asText(props.value)}
      onChange={(event) => props.onChange(asLine(event.target.value))}
      autoComplete="off"
    />
  )
}

/** A text over several lines. */
export function TextInput(props: InputProps): ReactElement {
  return (
    <Input.TextArea
      {...lookOf(props)}
      value={asText(props.value)}
      onChange={(event) => props.onChange(event.target.value)}
      autoSize={{ minRows: 4, maxRows: 18 }}
    />
  )
}

/** A figure with what it counts. */
export function NumberInput(props: InputProps): ReactElement {
  const { field, value, onChange } = props
  return (
    <Input
      {...lookOf(props)}
      className="ow-r-field-number"
      inputMode={field.decimal ? 'decimal' : 'numeric'}
      autoComplete="off"
      value={asText(value)}
      onChange={(event) => onChange(numberIn(event.target.value, field.decimal))}
      suffix={field.unit}
    />
  )
}

/** The number that was typed; what is none stays as typed, so that it can be mended. */
export function numberIn(text: string, decimal: boolean): number | string {
  const half = text.replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
  const plain = half.replace(/[\s,]/g, '')
  // `3.` and `3.0` are on the way to `3.05`.
  const whole = decimal ? /^\d{1,12}(\.\d*[1-9])?$/ : /^\d{1,9}$/
  return whole.test(plain) ? Number(plain) : text
}
