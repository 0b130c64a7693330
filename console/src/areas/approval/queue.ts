import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { answer, submission } from '../../api/clients'
import type { components } from '../../api/schema/submission'
import { useCursorPages } from '../../parts/cursor_pages'
import type { QueueSearch } from './queue_search'

export type Line = components['schemas']['ItemLine']
type State = components['schemas']['ItemState']

/** Everything read of items to approve begins with this, so that an act can make all of it fresh. */
export const APPROVALS = 'approvals'
const PAGE = 50

/**
 * The queue, longest waiting first. A unit directly below the ministry signs for itself: what it wrote and has to
 * sign stands among what the units below it wrote.
 */
export function useQueue(search: QueueSearch) {
  const filter = filterOf(search)
  const waiting = search.state === undefined
  const below = useCursorPages([APPROVALS, 'below', filter], (cursor) => readPage({ ...filter, view: 'below' }, cursor))
  const own = useQuery({
    queryKey: [APPROVALS, 'own', filter],
    queryFn: () => readPage({ ...filter, view: 'mine' }),
    enabled: waiting,
  })
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = below
  // The service does not filter by lateness: all is read, and filtered here.
  const readsOn = search.late === true && hasNextPage && !isFetchingNextPage
  useEffect(() => {
    if (readsOn) void fetchNextPage()
  }, [readsOn, fetchNextPage])
  const lines = waiting ? [...(own.data?.items ?? []), ...below.items].sort(longestWaitingFirst) : below.items
  return {
    lines: search.late ? lines.filter((line) => line.on_time === false) : lines,
    isPending: below.isPending || (waiting && own.isPending),
    isReadingOn: isFetchingNextPage,
    error: below.error ?? own.error,
    hasMore: hasNextPage,
    readMore: () => void fetchNextPage(),
    retry: () => void Promise.all([below.refetch(), waiting && own.refetch()]),
  }
}

/** The item after this one; at the end the first that is another, so that nothing is passed over for good. */
export function neighbour(lines: readonly Line[], itemId: string, step: 1 | -1): Line | undefined {
  const at = lines.findIndex((line) => line.id === itemId)
  if (at < 0) return lines[0]
  const next = lines[(at + step + lines.length) % lines.length]
  return next?.id === itemId ? undefined : next
}

interface Filter {
  state?: State[]
  awaiting_us?: boolean
  unit_id?: string
  text?: string
  item_type?: string
}

function filterOf({ state, unit, text, type }: QueueSearch): Filter {
  return {
    ...(state === undefined ? { awaiting_us: true } : state === 'all' ? {} : { state: [state as State] }),
    ...(unit ? { unit_id: unit } : {}),
    ...(text ? { text } : {}),
    ...(type ? { item_type: type } : {}),
  }
}

function readPage(filter: Filter & { view: 'mine' | 'below' }, cursor?: string) {
  const query = { ...filter, limit: PAGE, ...(cursor ? { cursor } : {}) }
  return answer(submission.GET('/api/submission/v1/items', { params: { query } }))
}

function longestWaitingFirst(one: Line, other: Line): number {
  return Date.parse(one.submitted_at ?? one.created_at) - Date.parse(other.submitted_at ?? other.created_at)
}
