import type { components } from '../../../api/schema/submission'
import { type Content, listOf } from '../draft/content'

export type ReportForm = components['schemas']['ReportFormOut']

export type FieldKind = 'line' | 'text' | 'choice' | 'number' | 'list' | 'media'

export interface Choice {
  value: string
  label: string
}

/** One field of the form, made from its JSON Schema. */
export interface FieldSpec {
  name: string
  kind: FieldKind
  title: string
  description: string
  examples: readonly string[]
  required: boolean
  /** Characters of a text, or of each entry of a list. */
  maxLength?: number
  /** Entries of a list. */
  maxItems?: number
  minimum?: number
  maximum?: number
  choices: readonly Choice[]
}

interface Schema {
  type?: string
  title?: string
  description?: string
  examples?: unknown[]
  maxLength?: number
  maxItems?: number
  minimum?: number
  maximum?: number
  format?: string
  items?: Schema
  oneOf?: { const: unknown; title?: string }[]
}

/** A text that may be longer than this is written over several lines. */
const ONE_LINE_MOST = 200

/** The fields of a report type in the order of its form. */
export function fieldsOf({ form }: Pick<ReportForm, 'form'>): FieldSpec[] {
  const { properties = {}, required = [] } = form as { properties?: Record<string, Schema>; required?: string[] }
  return Object.entries(properties).map(([name, schema]) => fieldOf(name, schema, required.includes(name)))
}

function fieldOf(name: string, schema: Schema, required: boolean): FieldSpec {
  const field: FieldSpec = {
    name,
    kind: kindOf(schema),
    title: schema.title ?? name,
    description: schema.description ?? '',
    examples: (schema.examples ?? []).flat().map(String),
    required,
    choices: (schema.oneOf ?? []).map((each) => ({ value: String(each.const), label: each.title ?? String(each.const) })),
  }
  const most = schema.type === 'array' ? schema.items?.maxLength : schema.maxLength
  if (most !== undefined) field.maxLength = most
  if (schema.maxItems !== undefined) field.maxItems = schema.maxItems
  if (schema.minimum !== undefined) field.minimum = schema.minimum
  if (schema.maximum !== undefined) field.maximum = schema.maximum
  return field
}

function kindOf(schema: Schema): FieldKind {
  if (schema.oneOf) return 'choice'
  if (schema.type === 'integer' || schema.type === 'number') return 'number'
  if (schema.type === 'array') return schema.items?.format === 'uuid' ? 'media' : 'list'
  return (schema.maxLength ?? ONE_LINE_MOST + 1) <= ONE_LINE_MOST ? 'line' : 'text'
}

/** The limits that an edition puts on a type, where it has them. */
export function limitOf(form: ReportForm, name: string): number | undefined {
  const limit = form.limits[name]
  return typeof limit === 'number' ? limit : undefined
}

/** Characters as the service counts them: an emoji is one. */
export function lengthOf(value: unknown): number {
  return typeof value === 'string' ? [...value.replace(/\r\n?/g, '\n')].length : 0
}

/** Characters of all fields that are counted together. */
export function bodyLength(form: ReportForm, content: Content): number {
  return form.body.reduce((sum, name) => sum + lengthOf(content[name]), 0)
}

/** The title of the field that a JSON pointer leads to, with the number of an entry. */
export function titleAt(fields: readonly FieldSpec[], pointer: string, entry: (title: string, at: number) => string): string {
  const [, name = '', index] = pointer.split('/')
  const field = fields.find((each) => each.name === name)
  if (!field) return ''
  return index !== undefined && /^\d+$/.test(index) ? entry(field.title, Number(index) + 1) : field.title
}

/** A value of the content as people read it. */
export function valueWords(field: FieldSpec, value: unknown, people: (count: number) => string): string {
  if (field.kind === 'choice') return field.choices.find((each) => each.value === value)?.label ?? ''
  if (field.kind === 'number') return typeof value === 'number' ? people(value) : ''
  if (field.kind === 'list') return listOf(value).join('\n')
  return typeof value === 'string' ? value : ''
}
