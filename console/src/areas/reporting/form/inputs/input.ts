import type { FieldFault } from '../../../../api/problem'
import { placeId } from '../../../../parts/report/places'
import type { FieldSpec } from '../../../../parts/report/schema'

/** A note of the approver at a place of the content. */
export interface Note {
  pointer: string
  text: string
}

export interface InputProps {
  field: FieldSpec
  /** Where in the content it stands. */
  pointer: string
  value: unknown
  onChange: (value: unknown) => void
  disabled: boolean
  /** Something here is to be mended. */
  wrong: boolean
  /** Id of the words that describe the field. */
  describedBy: string
  /** What is to be mended here and inside. */
  faults: readonly FieldFault[]
  /** What the approver wrote here and inside when the item came back. */
  notes: readonly Note[]
}

/** What every single input of antd is given. */
export function lookOf({ field, pointer, disabled, wrong, describedBy }: InputProps) {
  return {
    id: placeId(pointer),
    disabled,
    size: 'large' as const,
    ...(wrong && { status: 'error' as const }),
    'aria-describedby': describedBy,
    'aria-invalid': wrong,
    'aria-required': field.required,
  }
}

export function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** A line stays one, whatever was pasted. */
export function asLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ')
}
