import { Select } from 'antd'
import type { ReactElement } from 'react'
import { reportTexts as texts } from '../../texts/report.zh'
import { useTypeNames } from './use_type_names'

interface Props {
  value: string | undefined
  onChange: (code: string | undefined) => void
}

/** Narrows a list to one report type. */
export function TypeSelect({ value, onChange }: Props): ReactElement {
  const { types } = useTypeNames()
  return (
    <Select
      aria-label={texts.type}
      className="ow-type-select"
      value={value ?? null}
      allowClear
      placeholder={texts.allTypes}
      options={[...types]}
      onChange={(code: string | null) => onChange(code ?? undefined)}
    />
  )
}
