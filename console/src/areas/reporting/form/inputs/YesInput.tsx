import { Checkbox } from 'antd'
import type { ReactElement } from 'react'
import { formTexts } from '../../../../texts/form.zh'
import { placeId } from '../../../../parts/report/places'
import type { InputProps } from './input'

/** Yes or not; what has to be confirmed is either confirmed or not there at all. */
export function YesInput({ field, pointer, value, onChange, disabled, wrong, describedBy }: InputProps): ReactElement {
  const statement = field.kind === 'statement'
  return (
    <Checkbox
      id={placeId(pointer)}
      className="ow-r-yes"
      checked={value === true}
      disabled={disabled}
      aria-describedby={describedBy}
      aria-invalid={wrong}
      onChange={(event) => onChange(event.target.checked || (statement ? null : false))}
    >
      {statement ? formTexts.confirm : formTexts.yes}
    </Checkbox>
  )
}
