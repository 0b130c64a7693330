import type { components } from '../../api/schema/registry'
import { useCurrentEdition } from '../../shell/edition'

type ItemType = components['schemas']['ItemTypeOut'] & { pooled?: boolean }

interface TypeName {
  value: string
  label: string
}

/** The report types of the current edition: their names, and where they go. */
export function useTypeNames() {
  const { data } = useCurrentEdition()
  const all: readonly ItemType[] = data?.item_types ?? []
  const types: readonly TypeName[] = all.map(({ code, name }) => ({ value: code, label: name }))
  const typeOf = (wanted: string): ItemType | undefined => all.find(({ code }) => code === wanted)
  return {
    types,
    nameOf: (code: string): string => typeOf(code)?.name ?? code,
    /** Whether it goes to the ministry's pool, and from there perhaps to the public. */
    isPooled: (code: string): boolean => typeOf(code)?.pooled !== false,
  }
}
