import type { components } from '../../api/schema/submission'

export type ReportForm = components['schemas']['ReportFormOut']

/** What a form holds, by the names of its fields. */
export type Content = Readonly<Record<string, unknown>>

/**
 * `items`: other items of the unit, by id. `attachments`: documents. `media`: photos and videos. `rows`: a list of objects. `group`: one object.
 * `statement`: something that has to be confirmed before the item can be submitted.
 */
export type FieldKind =
  | 'line'
  | 'text'
  | 'address'
  | 'choice'
  | 'choices'
  | 'number'
  | 'date'
  | 'moment'
  | 'yes'
  | 'statement'
  | 'list'
  | 'rows'
  | 'group'
  | 'items'
  | 'attachments'
  | 'media'

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
  /** What a number counts, where the description says it. */
  unit: string
  /** Whether a number may have digits after the point. */
  decimal: boolean
  choices: readonly Choice[]
  /** The fields of a row or of a group. */
  columns: readonly FieldSpec[]
  /** The types of items that are picked; all where it says none. */
  itemTypes: readonly string[]
}

interface Schema {
  $ref?: string
  anyOf?: Schema[]
  allOf?: Schema[]
  oneOf?: { const?: unknown; title?: string }[]
  enum?: unknown[]
  const?: unknown
  type?: string
  format?: string
  title?: string
  description?: string
  examples?: unknown[]
  maxLength?: number
  maxItems?: number
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  'x-item-types'?: string[]
  'x-asset-kinds'?: string[]
}

type Definitions = Readonly<Record<string, Schema>>

/** The list of photos and videos of every report type. */
export const MEDIA_FIELD = 'asset_ids'
/** The list of documents of those that have one. */
export const ATTACHMENT_FIELD = 'attachment_ids'

/** A text that may be longer than this is written over several lines. */
const ONE_LINE_MOST = 200
const UNIT_IN_WORDS = /单位：([^\s，。；]+)/

/** The fields of a report type in the order of its form. */
export function fieldsOf({ form }: Pick<ReportForm, 'form'>): FieldSpec[] {
  const { $defs = {}, ...whole } = form as Schema & { $defs?: Definitions }
  return columnsOf(whole, $defs)
}

/** The fields to read; what the content has beyond them, from a form of another time, stands last under its own name. */
export function readFields(form: Pick<ReportForm, 'form'> | undefined, content: Content): FieldSpec[] {
  const known = form ? fieldsOf(form) : []
  const others = Object.keys(content).filter((name) => !known.some((field) => field.name === name))
  return [...known, ...others.map((name) => fieldOf(name, {}, false, {}))]
}

function columnsOf({ properties = {}, required = [] }: Schema, definitions: Definitions): FieldSpec[] {
  return Object.entries(properties).map(([name, schema]) => fieldOf(name, schema, required.includes(name), definitions))
}

function fieldOf(name: string, raw: Schema, required: boolean, definitions: Definitions): FieldSpec {
  const schema = resolved(raw, definitions)
  const entry = schema.items ? resolved(schema.items, definitions) : schema
  const description = schema.description ?? ''
  const field: FieldSpec = {
    name,
    kind: kindOf(name, schema, entry),
    title: schema.title ?? name,
    description,
    examples: exampleTexts(schema.examples),
    required,
    unit: UNIT_IN_WORDS.exec(description)?.[1] ?? '',
    decimal: schema.type === 'number',
    choices: choicesOf(entry),
    columns: columnsOf(entry, definitions),
    itemTypes: schema['x-item-types'] ?? [],
  }
  if (entry.maxLength !== undefined) field.maxLength = entry.maxLength
  if (schema.maxItems !== undefined) field.maxItems = schema.maxItems
  return field
}

/** What a reference leads to and what is left when `null` is not meant, with the words that stand beside it. */
function resolved(schema: Schema, definitions: Definitions): Schema {
  const { $ref, anyOf, allOf, ...own } = schema
  const named = $ref === undefined ? undefined : definitions[$ref.slice($ref.lastIndexOf('/') + 1)]
  const meant = named ?? anyOf?.find(({ type }) => type !== 'null') ?? allOf?.[0]
  return meant ? { ...resolved(meant, definitions), ...own } : own
}

function kindOf(name: string, schema: Schema, entry: Schema): FieldKind {
  if (schema.type === 'array') {
    if (name === MEDIA_FIELD) return 'media'
    if (schema['x-asset-kinds']?.includes('document')) return 'attachments'
    if (entry.format === 'uuid') return 'items'
    if (entry.properties) return 'rows'
    return choicesOf(entry).length > 0 ? 'choices' : 'list'
  }
  if (schema.type === 'boolean') return schema.const === true ? 'statement' : 'yes'
  if (choicesOf(schema).length > 0) return 'choice'
  if (schema.properties) return 'group'
  if (schema.type === 'integer' || schema.type === 'number') return 'number'
  if (schema.format === 'date') return 'date'
  if (schema.format === 'date-time') return 'moment'
  if (schema.format === 'uri') return 'address'
  return (schema.maxLength ?? ONE_LINE_MOST + 1) <= ONE_LINE_MOST ? 'line' : 'text'
}

function choicesOf({ oneOf, enum: values }: Schema): Choice[] {
  const named = oneOf?.filter((each) => each.const !== undefined) ?? []
  if (named.length > 0) return named.map((each) => ({ value: String(each.const), label: each.title ?? String(each.const) }))
  return (values ?? []).map((value) => ({ value: String(value), label: String(value) }))
}

/** Examples that can be read as they stand; a row is too long for one. */
function exampleTexts(examples: readonly unknown[] = []): string[] {
  return examples.flat().filter((each) => typeof each !== 'object').map(String)
}

/** The limits that an edition puts on a type, where it has them. */
export function limitOf(form: Pick<ReportForm, 'limits'>, name: string): number | undefined {
  const limit = form.limits[name]
  return typeof limit === 'number' ? limit : undefined
}
