import type { ReactElement } from 'react'
import type { FieldFault } from '../../../api/problem'
import { atOrBelow, pointerTo } from '../../../parts/report/pointers'
import { type Content, type FieldSpec, limitOf, type ReportForm } from '../../../parts/report/schema'
import { lengthOf } from '../../../parts/report/values'
import { formTexts, listWords } from '../../../texts/form.zh'
import { Field } from './Field'
import type { Note } from './inputs/input'

interface Props {
  form: ReportForm
  fields: readonly FieldSpec[]
  content: Content
  onChange: (name: string, value: unknown) => void
  disabled: boolean
  /** What is to be mended, told at its place. */
  faults: readonly FieldFault[]
  notes?: readonly Note[]
  /** What stands in the place of a field that is not simply written; null for one that is. */
  drawApart: (field: FieldSpec, faults: readonly FieldFault[]) => ReactElement | null
}

/** All fields of the form, in its order. */
export function FormFields({ form, fields, content, onChange, disabled, faults, notes = [], drawApart }: Props): ReactElement {
  return (
    <form className="ow-r-form-fields" aria-label={formTexts.place} onSubmit={(event) => event.preventDefault()}>
      {fields.map((field) => {
        const pointer = pointerTo(field.name)
        const here = atOrBelow(faults, pointer)
        return (
          drawApart(field, here) ?? (
            <div key={field.name}>
              {field.name === form.body[0] && <BodyCounter form={form} fields={fields} content={content} />}
              <Field
                field={field}
                pointer={pointer}
                value={content[field.name]}
                onChange={(value) => onChange(field.name, value)}
                disabled={disabled}
                faults={here}
                notes={atOrBelow(notes, pointer)}
                sharesLimit={form.body.includes(field.name)}
              />
            </div>
          )
        )
      })}
    </form>
  )
}

function BodyCounter({ form, fields, content }: { form: ReportForm; fields: readonly FieldSpec[]; content: Content }): ReactElement {
  const names = listWords(fields.filter(({ name }) => form.body.includes(name)).map(({ title }) => title))
  const [least, most] = [limitOf(form, 'body_min'), limitOf(form, 'body_max')]
  const length = form.body.reduce((sum, name) => sum + lengthOf(content[name]), 0)
  const over = most !== undefined && length > most
  return (
    <p className={`ow-r-body-counter ${over ? 'ow-r-field-over' : ''}`}>
      {formTexts.bodyLength(names, length)}
      {(least || most) && <span className="ow-quiet">（{formTexts.bodyBounds(least, most)}）</span>}
    </p>
  )
}
