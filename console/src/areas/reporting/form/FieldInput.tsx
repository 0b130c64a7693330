import { Button, Input, Select } from 'antd'
import type { ReactElement } from 'react'
import { formTexts } from '../../../texts/reporting.zh'
import { listOf } from '../draft/content'
import { placeId } from './places'
import type { FieldSpec } from './report_form'

export interface InputProps {
  field: FieldSpec
  value: unknown
  onChange: (value: unknown) => void
  disabled: boolean
  /** Something here is to be mended. */
  wrong: boolean
  /** Id of the words that describe the field. */
  describedBy: string
}

/** The input that the schema of a field asks for. */
export function FieldInput(props: InputProps): ReactElement {
  const { field, value, onChange, disabled, wrong, describedBy } = props
  if (field.kind === 'list') return <ListInput {...props} />
  const id = placeId(`/${field.name}`)
  const described = { 'aria-describedby': describedBy, 'aria-invalid': wrong, 'aria-required': field.required }
  const look = { id, disabled, size: 'large' as const, ...(wrong && { status: 'error' as const }), ...described }
  if (field.kind === 'choice') {
    return (
      <Select
        {...look}
        className="ow-r-field-wide"
        value={typeof value === 'string' && value ? value : null}
        onChange={(chosen: string | null) => onChange(chosen ?? '')}
        options={[...field.choices]}
        placeholder={formTexts.choose}
        allowClear={!field.required}
        showSearch={field.choices.length > 8 && { optionFilterProp: 'label' }}
      />
    )
  }
  if (field.kind === 'number') {
    return (
      <Input
        {...look}
        className="ow-r-field-number"
        inputMode="numeric"
        autoComplete="off"
        value={typeof value === 'number' || typeof value === 'string' ? String(value) : ''}
        onChange={(event) => onChange(numberIn(event.target.value))}
        suffix={formTexts.unit}
      />
    )
  }
  const text = typeof value === 'string' ? value : ''
  if (field.kind === 'line') {
    return <Input {...look} value={text} onChange={(event) => onChange(event.target.value.replace(/[\r\n]+/g, ' '))} autoComplete="off" />
  }
  return (
    <Input.TextArea
      {...look}
      value={text}
      onChange={(event) => onChange(event.target.value)}
      autoSize={{ minRows: 4, maxRows: 18 }}
    />
  )
}

/** A list of short texts: one line each, an empty one to begin with. */
function ListInput({ field, value, onChange, disabled, wrong, describedBy }: InputProps): ReactElement {
  const entries = listOf(value)
  const shown = entries.length > 0 ? entries : ['']
  const change = (at: number, text: string): void => onChange(shown.map((each, index) => (index === at ? text : each)))
  const room = field.maxItems === undefined || shown.length < field.maxItems
  const short = (field.maxLength ?? Infinity) <= 20
  const focusLater = (at: number): void => {
    setTimeout(() => document.getElementById(placeId(`/${field.name}/${at}`))?.focus(), 0)
  }
  return (
    <div id={placeId(`/${field.name}`)} role="group" aria-label={field.title} aria-describedby={describedBy}>
      <ul className={short ? 'ow-r-entries ow-r-entries-short' : 'ow-r-entries'}>
        {shown.map((entry, at) => (
          <li key={at}>
            <Input
              id={placeId(`/${field.name}/${at}`)}
              size="large"
              value={entry}
              disabled={disabled}
              aria-label={formTexts.entry(field.title, at + 1)}
              aria-invalid={wrong || undefined}
              {...(wrong && { status: 'error' as const })}
              autoComplete="off"
              onChange={(event) => change(at, event.target.value.replace(/[\r\n]+/g, ' '))}
              onPressEnter={(event) => {
                event.preventDefault()
                if (!room || !entry) return
                onChange([...shown, ''])
                focusLater(shown.length)
              }}
            />
            {shown.length > 1 && (
              <Button
                type="text"
                size="large"
                disabled={disabled}
                aria-label={formTexts.removeEntry(field.title, at + 1)}
                onClick={() => {
                  onChange(shown.filter((_, index) => index !== at))
                  focusLater(Math.max(0, at - 1))
                }}
              >
                {formTexts.remove}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {room && (
        <Button
          disabled={disabled}
          onClick={() => {
            onChange([...shown, ''])
            focusLater(shown.length)
          }}
        >
          {formTexts.addEntry(field.title)}
        </Button>
      )}
    </div>
  )
}

/** The number that was typed; what is none stays as typed, so that it can be mended. */
function numberIn(text: string): number | string {
  const plain = text.replace(/[\s,，]/g, '').replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
  return /^\d{1,9}$/.test(plain) ? Number(plain) : text
}
