import type { ComponentType, ReactElement } from 'react'
import type { FieldKind } from '../../../parts/report/schema'
import { AttachmentsInput } from './inputs/AttachmentsInput'
import { ChoiceInput, ChoicesInput } from './inputs/ChoiceInput'
import type { InputProps } from './inputs/input'
import { ItemsInput } from './inputs/ItemsInput'
import { ListInput } from './inputs/ListInput'
import { GroupInput, RowsInput } from './inputs/RowsInput'
import { LineInput, NumberInput, TextInput } from './inputs/TextInput'
import { DateInput, MomentInput } from './inputs/TimeInput'
import { YesInput } from './inputs/YesInput'

/** Photos and videos have a picker of their own beside the fields. */
const inputs: Record<Exclude<FieldKind, 'media'>, ComponentType<InputProps>> = {
  line: LineInput,
  text: TextInput,
  address: LineInput,
  choice: ChoiceInput,
  choices: ChoicesInput,
  number: NumberInput,
  date: DateInput,
  moment: MomentInput,
  yes: YesInput,
  statement: YesInput,
  list: ListInput,
  rows: RowsInput,
  group: GroupInput,
  items: ItemsInput,
  attachments: AttachmentsInput,
}

/** Inputs of several parts: no one label can be theirs. */
const OF_PARTS: readonly FieldKind[] = ['choices', 'list', 'rows', 'group', 'items', 'attachments']

export function isOfParts(kind: FieldKind): boolean {
  return OF_PARTS.includes(kind)
}

/** The input that the schema of a field asks for. */
export function FieldInput(props: InputProps): ReactElement | null {
  if (props.field.kind === 'media') return null
  const Input = inputs[props.field.kind]
  return <Input {...props} />
}
