import { useQueries } from '@tanstack/react-query'
import { answer, submission } from '../../api/clients'
import type { components } from '../../api/schema/submission'

type Item = components['schemas']['ItemOut']

export interface ItemSeen {
  id: string
  /** Null while it is being read, and where it cannot be. */
  item: Item | null
  failed: boolean
}

/** Items by their ids, in this order. */
export function useItems(ids: readonly string[]): ItemSeen[] {
  const queries = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['item', id],
      queryFn: () => answer(submission.GET('/api/submission/v1/items/{item_id}', { params: { path: { item_id: id } } })),
      staleTime: 60_000,
    })),
  })
  return queries.map((query, at) => ({ id: ids[at] ?? '', item: query.data ?? null, failed: query.isError }))
}
