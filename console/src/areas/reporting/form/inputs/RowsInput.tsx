import { Button } from 'antd'
import type { ReactElement } from 'react'
import { atOrBelow, exactlyAt, pointerTo } from '../../../../parts/report/pointers'
import type { Content } from '../../../../parts/report/schema'
import { isRow, rowsOf } from '../../../../parts/report/values'
import { formTexts } from '../../../../texts/form.zh'
import { Field } from '../Field'
import { focusLater, placeId } from '../../../../parts/report/places'
import type { InputProps } from './input'

/** A table, row by row: each has the fields of its columns. What must be filled in has its first row to begin with. */
export function RowsInput(props: InputProps): ReactElement {
  const { field, pointer, value, onChange, disabled, describedBy, faults } = props
  const rows = rowsOf(value)
  const shown: readonly Content[] = rows.length > 0 || !field.required ? rows : [{}]
  const firstColumn = field.columns[0]?.name ?? ''
  const room = field.maxItems === undefined || shown.length < field.maxItems
  const change = (at: number, row: Content): void => onChange(shown.map((each, index) => (index === at ? row : each)))
  const goTo = (at: number): void => focusLater(pointer + pointerTo(at, firstColumn))
  return (
    <div id={placeId(pointer)} role="group" aria-label={field.title} aria-describedby={describedBy}>
      {shown.map((row, at) => {
        const place = pointer + pointerTo(at)
        return (
          <fieldset key={at} id={placeId(place)} className="ow-r-row">
            <legend>
              {formTexts.entry(field.title, at + 1)}
              {(shown.length > 1 || !field.required) && (
                <Button
                  type="text"
                  disabled={disabled}
                  aria-label={formTexts.removeEntry(field.title, at + 1)}
                  onClick={() => {
                    onChange(shown.filter((_, index) => index !== at))
                    goTo(Math.max(0, at - 1))
                  }}
                >
                  {formTexts.remove}
                </Button>
              )}
            </legend>
            {exactlyAt(faults, place).map((fault) => (
              <p key={fault.code} className="ow-r-field-fault">
                {fault.detail}
              </p>
            ))}
            <Columns {...props} pointer={place} row={row} onRow={(next) => change(at, next)} />
          </fieldset>
        )
      })}
      {room && (
        <Button
          disabled={disabled}
          onClick={() => {
            onChange([...shown, {}])
            goTo(shown.length)
          }}
        >
          {formTexts.addEntry(field.title)}
        </Button>
      )}
    </div>
  )
}

/** One thing of several parts. */
export function GroupInput(props: InputProps): ReactElement {
  const { field, pointer, value, onChange, describedBy } = props
  return (
    <div id={placeId(pointer)} role="group" aria-label={field.title} aria-describedby={describedBy} className="ow-r-row">
      <Columns {...props} row={isRow(value) ? value : {}} onRow={onChange} />
    </div>
  )
}

interface ColumnsProps extends InputProps {
  row: Content
  onRow: (row: Content) => void
}

function Columns({ field, pointer, row, onRow, disabled, faults, notes }: ColumnsProps): ReactElement {
  return (
    <div className="ow-r-columns">
      {field.columns.map((column) => {
        const place = pointer + pointerTo(column.name)
        return (
          <Field
            key={column.name}
            inside
            field={column}
            pointer={place}
            value={row[column.name]}
            onChange={(value) => onRow({ ...row, [column.name]: value })}
            disabled={disabled}
            faults={atOrBelow(faults, place)}
            notes={atOrBelow(notes, place)}
          />
        )
      })}
    </div>
  )
}
