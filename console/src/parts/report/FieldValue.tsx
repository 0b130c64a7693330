import type { ReactElement } from 'react'
import { reportTexts as texts } from '../../texts/report.zh'
import { type Column, RecordTable } from '../RecordTable'
import { Attachments } from './Attachment'
import { Changes } from './Changes'
import { PickedItems } from './PickedItems'
import type { Content, FieldSpec } from './schema'
import { linesOf, listOf, rowsOf, textOf } from './values'
import './report.css'

interface Props {
  field: FieldSpec
  value: unknown
  /** What it is compared with, where it is. */
  before?: { value: unknown } | null
}

/** What was written in a field: as it is, or with what changed marked. */
export function FieldValue({ field, value, before = null }: Props): ReactElement {
  if (field.kind === 'items') return <PickedItems ids={listOf(value)} before={before && listOf(before.value)} />
  if (field.kind === 'attachments') return <Attachments ids={listOf(value)} before={before && listOf(before.value)} />
  const fresh = textOf(field, value)
  const old = before && textOf(field, before.value)
  if (old !== null && old !== fresh) return <Changes old={old} fresh={fresh} />
  const lines = linesOf(field, value)
  if (lines.length === 0) return <p className="ow-quiet">{texts.nothingWritten}</p>
  if (field.kind === 'rows') return <Rows field={field} rows={rowsOf(value)} />
  if (field.kind === 'address') return <Address address={lines[0] ?? ''} />
  if (lines.length === 1) return <p className="ow-report-text">{lines[0]}</p>
  return (
    <ul className="ow-report-lines">
      {lines.map((line, at) => (
        <li key={at}>{line}</li>
      ))}
    </ul>
  )
}

function Rows({ field, rows }: { field: FieldSpec; rows: readonly Content[] }): ReactElement {
  const columns: Column<Content>[] = field.columns.map((column, at) => ({
    key: column.name,
    title: column.title,
    names: at === 0,
    figures: column.kind === 'number',
    cell: (row) => linesOf(column, row[column.name]).join('、'),
  }))
  return <RecordTable label={texts.rows(field.title)} columns={columns} rows={rows} keyOf={(row) => rows.indexOf(row)} />
}

/** Only what a browser opens as a page is made a link. */
function Address({ address }: { address: string }): ReactElement {
  if (!/^https?:\/\//i.test(address)) return <p className="ow-report-text">{address}</p>
  return (
    <p className="ow-report-text">
      <a href={address} target="_blank" rel="noreferrer noopener">
        {address}
        <span className="ow-only-heard">{texts.opensNew}</span>
      </a>
    </p>
  )
}
