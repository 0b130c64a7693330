import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { fetchRendition } from '../api/bytes'

export type RenditionName = 'web' | 'preview' | 'cover' | 'original'

/**
 * An address for `<img>` and `<video>`, which cannot send the token themselves; it lives as long as what shows it.
 */
export function useRendition(assetId: string, name: RenditionName, wanted = true) {
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['rendition', assetId, name],
    queryFn: ({ signal }) => fetchRendition(assetId, name, signal),
    enabled: wanted,
    staleTime: Infinity,
    gcTime: 60_000,
  })
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    if (!data) return
    const made = URL.createObjectURL(data)
    setAddress(made)
    return () => {
      setAddress(null)
      URL.revokeObjectURL(made)
    }
  }, [data])
  return { address, error, isFetching, refetch }
}
