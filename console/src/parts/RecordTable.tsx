import { type Key, type ReactElement, type ReactNode, useState } from 'react'
import { partsTexts } from '../texts/parts.zh'
import './record_table.css'

export interface Column<T> {
  key: string
  title: string
  cell: (row: T) => ReactNode
  /** What the column is sorted by; without it, it cannot be sorted. */
  order?: (row: T) => number | string
  /** Figures stand to the right. */
  figures?: boolean
  /** The column that names the row: first on a card, without its title. */
  names?: boolean
}

interface Props<T> {
  /** What the table holds, for those who hear it. */
  label: string
  columns: readonly Column<T>[]
  rows: readonly T[]
  keyOf: (row: T) => Key
}

interface Sorting {
  key: string
  falling: boolean
}

/** A table on wide screens, cards on phones. The roles are written out: as cards the elements lose their own. */
export function RecordTable<T>({ label, columns, rows, keyOf }: Props<T>): ReactElement {
  const [sorting, setSorting] = useState<Sorting | null>(null)
  const sortable = columns.some((column) => column.order)
  const sorted = sorting ? sortedBy(rows, columns, sorting) : rows
  return (
    <div className="ow-records-frame">
      <table role="table" aria-label={label} className={`ow-records ${sortable ? 'ow-records-sortable' : ''}`}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <Heading key={column.key} column={column} sorting={sorting} onSort={setSorting} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {sorted.map((row) => (
            <tr role="row" key={keyOf(row)}>
              {columns.map((column) => (
                <td role="cell" key={column.key} className={classOf(column)} data-title={column.title}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface HeadingProps<T> {
  column: Column<T>
  sorting: Sorting | null
  onSort: (sorting: Sorting) => void
}

function Heading<T>({ column, sorting, onSort }: HeadingProps<T>): ReactElement {
  const { key, title, order } = column
  if (!order) {
    return (
      <th role="columnheader" className={classOf(column)}>
        {title}
      </th>
    )
  }
  const current = sorting?.key === key ? sorting : null
  const direction = current ? (current.falling ? 'descending' : 'ascending') : 'none'
  return (
    <th role="columnheader" className={classOf(column)} aria-sort={direction}>
      <button type="button" onClick={() => onSort({ key, falling: current ? !current.falling : false })}>
        {title}
        <span aria-hidden="true">{partsTexts.sortMarks[direction]}</span>
      </button>
    </th>
  )
}

function classOf<T>(column: Column<T>): string | undefined {
  if (column.names) return 'ow-records-name'
  return column.figures ? 'ow-records-figures' : undefined
}

function sortedBy<T>(rows: readonly T[], columns: readonly Column<T>[], { key, falling }: Sorting): T[] {
  const order = columns.find((column) => column.key === key)?.order ?? (() => 0)
  const sign = falling ? -1 : 1
  return [...rows].sort((one, other) => sign * compare(order(one), order(other)))
}

function compare(one: number | string, other: number | string): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  return String(one).localeCompare(String(other), 'zh-CN')
}
