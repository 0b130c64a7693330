import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query'

/** A page as the services give it: some call the way on `next`, some `next_cursor`. */
export interface CursorPage<T> {
  items: readonly T[]
  next?: string | null
  next_cursor?: string | null
}

export type ReadPage<T> = (cursor: string | undefined) => Promise<CursorPage<T>>

/** What a list's end needs to know of it. */
export interface CursorPages {
  items: readonly unknown[]
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => Promise<unknown>
}

/** All pages read so far, for tables; lists are drawn by CursorList. */
export function useCursorPages<T>(queryKey: QueryKey, read: ReadPage<T>) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? page.next_cursor ?? undefined,
  })
  return { ...query, items: query.data?.pages.flatMap((page) => page.items) ?? [] }
}
