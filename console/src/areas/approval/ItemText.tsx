import type { ReactElement } from 'react'
import { Loading } from '../../parts/Loading'
import { ProblemView } from '../../parts/ProblemView'
import { FieldValue } from '../../parts/report/FieldValue'
import { pointerTo, valueAt } from '../../parts/report/pointers'
import { type Content, MEDIA_FIELD, readFields } from '../../parts/report/schema'
import { useReportForm } from '../../parts/report/use_report_form'
import { Noted } from './Noted'
import type { Notes } from './notes'
import type { Item } from './use_decisions'

interface Props {
  item: Item
  /** What the text is compared with, if it is. */
  base: Content | null
  open: boolean
  notes: Notes
  onNote: (pointer: string, text: string) => void
}

/** The text of an item of any type, field by field, each with a place for a note. */
export function ItemText({ item, base, open, notes, onNote }: Props): ReactElement {
  const form = useReportForm(item.item_type, item.edition_id)
  const fields = readFields(form.data, item.content).filter(({ name }) => name !== MEDIA_FIELD)
  return (
    <div className="ow-review-text">
      <ProblemView error={form.error} onRetry={() => void form.refetch()} />
      {form.isPending ? (
        <Loading />
      ) : (
        fields.map((field) => {
          const pointer = pointerTo(field.name)
          return (
            <Noted
              key={field.name}
              title={field.title}
              open={open && valueAt(item.content, pointer) !== undefined}
              note={notes[pointer] ?? ''}
              onNote={(text) => onNote(pointer, text)}
            >
              <FieldValue
                field={field}
                value={item.content[field.name]}
                before={base && { value: base[field.name] }}
              />
            </Noted>
          )
        })
      )}
    </div>
  )
}
