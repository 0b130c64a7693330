import { useQuery } from '@tanstack/react-query'
import { answer, registry } from '../api/clients'
import { hasRole, useMe } from '../session/session'

/** Who these accounts are, as far as the reader may know: account id → name. A co-department knows units only. */
export function useAccountNames(ids: readonly (string | null | undefined)[]): (id: string | null | undefined) => string | null {
  const me = useMe()
  const asked = [...new Set(ids.filter((id) => typeof id === 'string'))].sort().slice(0, 100)
  const { data } = useQuery({
    queryKey: ['names', asked],
    queryFn: () => answer(registry.GET('/api/registry/v1/names', { params: { query: { id: asked } } })),
    enabled: asked.length > 0 && !hasRole(me, 'co_department'),
    staleTime: 300_000,
  })
  const names = new Map(data?.items.map(({ id, display_name, unit_name }) => [id, `${display_name}（${unit_name}）`]))
  return (id) => (id ? (names.get(id) ?? null) : null)
}
