import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { type ReactElement, useDeferredValue, useState } from 'react'
import { answer, registry } from '../api/clients'
import type { components } from '../api/schema/registry'
import { unitSelectTexts as texts } from '../texts/unit_select.zh'

type Unit = components['schemas']['UnitOut']

interface Props {
  label: string
  placeholder: string
  /** The id that the field's label names. */
  id?: string
  /** Only units anywhere below this one. */
  under?: string
  value: string | undefined
  onChange: (unitId: string | undefined, unit: Unit | undefined) => void
}

/** One unit of the current edition, found by name or code. */
export function UnitSelect({ label, placeholder, id, under, value, onChange }: Props): ReactElement {
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const { data, isFetching } = useQuery({
    queryKey: ['units', 'select', under, text],
    queryFn: () =>
      answer(
        registry.GET('/api/registry/v1/units', {
          params: { query: { limit: 50, ...(under ? { under } : {}), ...(text ? { text } : {}) } },
        }),
      ),
    placeholderData: (before) => before,
  })
  const units = data?.items ?? []
  const chosen = useQuery({
    queryKey: ['units', 'one', value],
    queryFn: () => answer(registry.GET('/api/registry/v1/units/{unit_id}', { params: { path: { unit_id: value ?? '' } } })),
    enabled: value !== undefined && !units.some((unit) => unit.id === value),
    staleTime: 300_000,
  })
  const options = [...units, ...(chosen.data && !units.some(({ id: known }) => known === value) ? [chosen.data] : [])]
  return (
    <Select
      {...(id ? { id } : {})}
      aria-label={label}
      placeholder={placeholder}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={isFetching}
      value={value ?? null}
      onChange={(unitId: string | null | undefined) =>
        onChange(unitId ?? undefined, options.find((unit) => unit.id === unitId))
      }
      notFoundContent={isFetching ? texts.looking : texts.none}
      options={options.map((unit) => ({ value: unit.id, label: unit.name }))}
    />
  )
}
