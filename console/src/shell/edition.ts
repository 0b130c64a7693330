import { useQuery } from '@tanstack/react-query'
import { answer, registry } from '../api/clients'

/** The edition that takes reports now, else the next, else the last. */
export function useCurrentEdition() {
  return useQuery({
    queryKey: ['edition', 'current'],
    queryFn: () => answer(registry.GET('/api/registry/v1/editions/current')),
    staleTime: 600_000,
  })
}
