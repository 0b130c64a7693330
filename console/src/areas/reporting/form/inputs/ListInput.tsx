import { Button, Input } from 'antd'
import type { ReactElement } from 'react'
import { pointerTo } from '../../../../parts/report/pointers'
import { listOf } from '../../../../parts/report/values'
import { formTexts } from '../../../../texts/form.zh'
import { focusLater, placeId } from '../../../../parts/report/places'
import { asLine, type InputProps } from './input'

const SHORT = 20

/** A list of short texts: one line each, an empty one to begin with. */
export function ListInput({ field, pointer, value, onChange, disabled, wrong, describedBy }: InputProps): ReactElement {
  const entries = listOf(value)
  const shown = entries.length > 0 ? entries : ['']
  const placeOf = (at: number): string => pointer + pointerTo(at)
  const change = (at: number, text: string): void => onChange(shown.map((each, index) => (index === at ? text : each)))
  const room = field.maxItems === undefined || shown.length < field.maxItems
  const short = (field.maxLength ?? Infinity) <= SHORT
  const add = (): void => {
    onChange([...shown, ''])
    focusLater(placeOf(shown.length))
  }
  return (
    <div id={placeId(pointer)} role="group" aria-label={field.title} aria-describedby={describedBy}>
      <ul className={short ? 'ow-r-entries ow-r-entries-short' : 'ow-r-entries'}>
        {shown.map((entry, at) => (
          <li key={at}>
            <Input
              id={placeId(placeOf(at))}
              size="large"
              value={entry}
              disabled={disabled}
              aria-label={formTexts.entry(field.title, at + 1)}
              aria-invalid={wrong || undefined}
              {...(wrong && { status: 'error' as const })}
              autoComplete="off"
              onChange={(event) => change(at, asLine(event.target.value))}
              onPressEnter={(event) => {
                event.preventDefault()
                if (room && entry) add()
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
                  focusLater(placeOf(Math.max(0, at - 1)))
                }}
              >
                {formTexts.remove}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {room && (
        <Button disabled={disabled} onClick={add}>
          {formTexts.addEntry(field.title)}
        </Button>
      )}
    </div>
  )
}
