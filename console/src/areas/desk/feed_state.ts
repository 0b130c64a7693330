import { useQuery } from '@tanstack/react-query'
import { answer, publicity } from '../../api/clients'

const LOOK_AGAIN_MS = 5_000
const PAGE = 100

/** How far the desk is. */
export function useFeedState() {
  return useQuery({
    queryKey: ['desk', 'state'],
    queryFn: () => answer(publicity.GET('/api/publicity/v1/feed/state')),
    refetchInterval: LOOK_AGAIN_MS,
  })
}

/** Withdrawals that the desk has still to confirm, oldest first. */
export function useOpenWithdrawals() {
  return useQuery({
    queryKey: ['desk', 'withdrawals'],
    queryFn: () => answer(publicity.GET('/api/publicity/v1/withdrawals', { params: { query: { limit: PAGE } } })),
    refetchInterval: LOOK_AGAIN_MS,
  })
}

/** Released items that the desk never answered, oldest first; as many as one page has. */
export function useGaps() {
  return useQuery({
    queryKey: ['desk', 'gaps'],
    queryFn: () => answer(publicity.GET('/api/publicity/v1/feed/gaps', { params: { query: { limit: PAGE } } })),
    refetchInterval: LOOK_AGAIN_MS,
  })
}

/** What the desk said about the newest documents; of older ones only the gaps tell. */
export function useDeliveries() {
  return useQuery({
    queryKey: ['desk', 'deliveries'],
    queryFn: () => answer(publicity.GET('/api/publicity/v1/feed/deliveries', { params: { query: { limit: PAGE } } })),
    staleTime: LOOK_AGAIN_MS,
  })
}
