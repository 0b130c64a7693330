import { Checkbox, Select } from 'antd'
import type { ReactElement } from 'react'
import { listOf } from '../../../../parts/report/values'
import { formTexts } from '../../../../texts/form.zh'
import { placeId } from '../../../../parts/report/places'
import { type InputProps, lookOf } from './input'

/** More than these are searched, not looked through. */
const FEW = 8

/** One word of a vocabulary. */
export function ChoiceInput(props: InputProps): ReactElement {
  const { field, value, onChange } = props
  return (
    <Select
      {...lookOf(props)}
      className="ow-r-field-wide"
      value={typeof value === 'string' && value ? value : null}
      onChange={(chosen: string | null) => onChange(chosen ?? '')}
      options={[...field.choices]}
      placeholder={formTexts.choose}
      allowClear={!field.required}
      showSearch={field.choices.length > FEW && { optionFilterProp: 'label' }}
    />
  )
}

/** Several words of a vocabulary: all to be seen where they are few. */
export function ChoicesInput(props: InputProps): ReactElement {
  const { field, pointer, value, onChange, disabled, describedBy } = props
  const chosen = listOf(value)
  const full = field.maxItems !== undefined && chosen.length >= field.maxItems
  const options = field.choices.map((each) => ({ ...each, disabled: full && !chosen.includes(each.value) }))
  if (options.length > FEW) {
    return (
      <Select
        {...lookOf(props)}
        mode="multiple"
        className="ow-r-field-wide"
        value={chosen}
        onChange={onChange}
        options={options}
        placeholder={formTexts.chooseSeveral}
        optionFilterProp="label"
      />
    )
  }
  return (
    <div id={placeId(pointer)} role="group" aria-label={field.title} aria-describedby={describedBy}>
      <Checkbox.Group className="ow-r-choices" value={chosen} onChange={onChange} options={options} disabled={disabled} />
    </div>
  )
}
