import { reportTexts } from '../../texts/report.zh'
import { formatDay, formatTime } from '../time'
import type { Content, FieldSpec } from './schema'

/** The entries of a list of texts; none when it is not there. */
export function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

/** The rows of a table; none when it is not there. */
export function rowsOf(value: unknown): Content[] {
  return Array.isArray(value) ? value.map((each) => (isRow(each) ? each : {})) : []
}

export function isRow(value: unknown): value is Content {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Characters as the service counts them: an emoji is one. */
export function lengthOf(value: unknown): number {
  return typeof value === 'string' ? [...value.replace(/\r\n?/g, '\n')].length : 0
}

/** A value of the content as lines that people read; nothing where nothing was written. */
export function linesOf(field: FieldSpec, value: unknown): string[] {
  if (value === null || value === undefined || value === '') return []
  if (field.kind === 'rows') return rowsOf(value).map((row) => rowWords(field, row))
  if (field.kind === 'group') return isRow(value) ? [rowWords(field, value)].filter(Boolean) : []
  if (Array.isArray(value)) return value.flatMap((each) => wordsOf(field, each))
  return wordsOf(field, value)
}

/** The same as one text, to be copied or compared. */
export function textOf(field: FieldSpec, value: unknown): string {
  return linesOf(field, value).join('\n')
}

function rowWords(field: FieldSpec, row: Content): string {
  const cells = field.columns.map((column) => [column.title, linesOf(column, row[column.name]).join('、')] as const)
  return cells.filter(([, words]) => words).map(([title, words]) => reportTexts.cell(title, words)).join('；')
}

function wordsOf(field: FieldSpec, value: unknown): string[] {
  if (typeof value === 'boolean') return [value ? reportTexts.yes : reportTexts.no]
  if (typeof value === 'number') return [[value.toLocaleString('zh-CN'), field.unit].filter(Boolean).join(' ')]
  const text = String(value)
  if (field.kind === 'date' && isTime(text)) return [formatDay(`${text}T12:00:00+08:00`)]
  if (field.kind === 'moment' && isTime(text)) return [formatTime(text)]
  return [field.choices.find((each) => each.value === text)?.label ?? text].filter(Boolean)
}

function isTime(text: string): boolean {
  return !Number.isNaN(Date.parse(text))
}
