import type { ReactElement } from 'react'
import type { FieldFault } from '../../../api/problem'
import { atOrBelow, pointerTo, valueAt } from '../../../parts/report/pointers'
import { type Content, type FieldSpec, limitOf, type ReportForm } from '../../../parts/report/schema'
import { lengthOf, listOf } from '../../../parts/report/values'
import { formTexts, listWords } from '../../../texts/form.zh'
import type { DraftKeeper, DraftState } from '../draft/draft_keeper'
import type { Item } from '../draft/use_draft'
import { MediaPicker } from '../media/MediaPicker'
import { Field } from './Field'

interface Props {
  item: Item
  form: ReportForm
  fields: readonly FieldSpec[]
  keeper: DraftKeeper
  state: DraftState
  /** Whether the user has tried to submit: from then on everything that is missing is told at its place. */
  asked: boolean
  /** How many files were chosen and not sent yet. */
  onPending: (count: number) => void
}

/** All fields of the form, in its order. */
export function FormFields({ item, form, fields, keeper, state, asked, onPending }: Props): ReactElement {
  const closed = state.save === 'closed'
  const told = toldFaults(state, asked)
  const notes = item.returned?.notes ?? []
  return (
    <form className="ow-r-form-fields" aria-label={formTexts.place} onSubmit={(event) => event.preventDefault()}>
      {fields.map((field) => {
        const pointer = pointerTo(field.name)
        if (field.kind === 'media') {
          return (
            <MediaPicker
              key={field.name}
              itemId={item.id}
              required={field.required}
              ids={listOf(state.content[field.name])}
              onAlter={(how) => {
                keeper.alter(field.name, (value) => how(listOf(value)))
                void keeper.flush()
              }}
              onPending={onPending}
              disabled={closed}
              photosMost={limitOf(form, 'photos_max')}
              videosMost={limitOf(form, 'videos_max')}
              faults={atOrBelow(told, pointer)}
              notes={atOrBelow(notes, pointer).map(({ text }) => text)}
            />
          )
        }
        return (
          <div key={field.name}>
            {field.name === form.body[0] && <BodyCounter form={form} fields={fields} content={state.content} />}
            <Field
              field={field}
              pointer={pointer}
              value={state.content[field.name]}
              onChange={(value) => keeper.change(field.name, value)}
              disabled={closed}
              faults={atOrBelow(told, pointer)}
              notes={atOrBelow(notes, pointer)}
              sharesLimit={form.body.includes(field.name)}
            />
          </div>
        )
      })}
    </form>
  )
}

/** What the service refused, else what is missing where somebody has been already. */
function toldFaults({ refused, missing, content, save }: DraftState, asked: boolean): readonly FieldFault[] {
  if (save !== 'saved') return refused
  const seen = missing.filter(({ pointer }) => asked || valueAt(content, pointer) !== undefined)
  return [...refused, ...seen.filter(({ pointer }) => atOrBelow(refused, pointer).length === 0)]
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
