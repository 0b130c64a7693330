import type { QueryKey } from '@tanstack/react-query'
import type { Key, ReactElement, ReactNode } from 'react'
import { type ReadPage, useCursorPages } from './cursor_pages'
import { ListEnd } from './ListEnd'
import { Loading } from './Loading'
import { ProblemView } from './ProblemView'

interface Props<T> {
  queryKey: QueryKey
  read: ReadPage<T>
  keyOf: (item: T) => Key
  row: (item: T) => ReactNode
  /** What the list holds, for those who hear it. */
  label: string
  empty: ReactNode
}

/** A list that goes on page by page. */
export function CursorList<T>({ queryKey, read, keyOf, row, label, empty }: Props<T>): ReactElement {
  const pages = useCursorPages(queryKey, read)
  if (pages.isPending) return <Loading />
  const failure = <ProblemView error={pages.error} onRetry={() => void pages.refetch()} />
  if (!pages.data) return failure
  if (pages.items.length === 0) return <>{empty}</>
  return (
    <>
      <ul className="ow-list" aria-label={label}>
        {pages.items.map((item) => (
          <li key={keyOf(item)}>{row(item)}</li>
        ))}
      </ul>
      {failure}
      <ListEnd pages={pages} />
    </>
  )
}
