import { Tag } from 'antd'
import type { ReactElement } from 'react'
import { UnitSelect } from '../../parts/UnitSelect'
import { callTexts } from '../../texts/calls.zh'

const texts = callTexts.create

export interface Chosen {
  id: string
  name: string
}

interface Props {
  /** Only units anywhere below this one. */
  under: string
  chosen: readonly Chosen[]
  onChange: (chosen: readonly Chosen[]) => void
}

/** Several units, added one by one and each taken out again. */
export function UnitPicker({ under, chosen, onChange }: Props): ReactElement {
  return (
    <div>
      <label htmlFor="call_units">{texts.units}</label>
      <UnitSelect
        id="call_units"
        label={texts.units}
        placeholder={texts.unitsHint}
        under={under}
        value={undefined}
        onChange={(id, unit) => {
          if (id && unit && !chosen.some((each) => each.id === id)) onChange([...chosen, { id, name: unit.name }])
        }}
      />
      <p>
        {chosen.map((each) => (
          <Tag
            key={each.id}
            closable={{ 'aria-label': texts.remove(each.name) }}
            onClose={() => onChange(chosen.filter(({ id }) => id !== each.id))}
          >
            {each.name}
          </Tag>
        ))}
      </p>
    </div>
  )
}
