import type { QueryKey } from '@tanstack/react-query'
import type { Key, ReactElement, ReactNode } from 'react'
import { type ReadPage, useCursorPages } from '../../parts/cursor_pages'
import { ListEnd } from '../../parts/ListEnd'
import { Loading } from '../../parts/Loading'
import { ProblemView } from '../../parts/ProblemView'
import { type Column, RecordTable } from '../../parts/RecordTable'

interface Props<T> {
  queryKey: QueryKey
  read: ReadPage<T>
  columns: readonly Column<T>[]
  keyOf: (row: T) => Key
  label: string
  empty: ReactNode
}

/** A table that goes on page by page. */
export function PagedTable<T>({ queryKey, read, columns, keyOf, label, empty }: Props<T>): ReactElement {
  const pages = useCursorPages(queryKey, read)
  const failure = <ProblemView error={pages.error} onRetry={() => void pages.refetch()} />
  if (!pages.data) return pages.error ? failure : <Loading />
  if (pages.items.length === 0) return <>{empty}</>
  return (
    <>
      <RecordTable label={label} columns={columns} rows={pages.items} keyOf={keyOf} />
      {failure}
      <ListEnd pages={pages} />
    </>
  )
}
