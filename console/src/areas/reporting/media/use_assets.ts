import { useQueries } from '@tanstack/react-query'
import { answer, media } from '../../../api/clients'
import { type Asset, isOnItsWay } from './material'

const LOOK_AGAIN_MS = 3_000

export interface AssetSeen {
  id: string
  asset: Asset | null
  error: unknown
}

export function assetKey(id: string): readonly unknown[] {
  return ['asset', id]
}

/** Assets in this order, looked at again while something happens to them. */
export function useAssets(ids: readonly string[]): AssetSeen[] {
  const queries = useQueries({
    queries: ids.map((id) => ({
      queryKey: assetKey(id),
      queryFn: () => answer(media.GET('/api/media/v1/assets/{asset_id}', { params: { path: { asset_id: id } } })),
      refetchInterval: (query: { state: { data?: Asset | undefined } }) =>
        query.state.data && isOnItsWay(query.state.data) ? LOOK_AGAIN_MS : false,
    })),
  })
  return queries.map((query, at) => ({ id: ids[at] ?? '', asset: query.data ?? null, error: query.error }))
}
