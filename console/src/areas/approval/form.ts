import { useQuery } from '@tanstack/react-query'
import { answer, submission } from '../../api/clients'
import { approvalTexts } from '../../texts/approval.zh'

/** A field of a report's form, as far as reading needs it. */
export interface Field {
  name: string
  title: string
  /** Words of a vocabulary, by code. */
  words: ReadonlyMap<string, string>
  unit: string
}

export type Content = Readonly<Record<string, unknown>>

/** Shown beside the text, not in it. */
const MEDIA = 'asset_ids'

/** The form of a report type in its edition. */
export function useForm(itemType: string, editionId: string) {
  return useQuery({
    queryKey: ['form', itemType, editionId],
    queryFn: () =>
      answer(
        submission.GET('/api/submission/v1/report-types/{code}', {
          params: { path: { code: itemType }, query: { edition_id: editionId } },
        }),
      ),
    staleTime: 600_000,
  })
}

/** The fields to read, in the order of the form; a field that the form no longer has stands last under its own name. */
export function fieldsOf(form: Readonly<Record<string, unknown>> | undefined, content: Content): Field[] {
  const properties = (form?.['properties'] ?? {}) as Record<string, Property>
  const known = Object.entries(properties).map(([name, property]) => fieldOf(name, property))
  const others = Object.keys(content).filter((name) => !(name in properties))
  return [...known, ...others.map((name) => fieldOf(name, {}))].filter(({ name }) => name !== MEDIA)
}

interface Property {
  title?: string
  description?: string
  oneOf?: { const?: string; title?: string }[]
}

function fieldOf(name: string, { title, description, oneOf }: Property): Field {
  const words = new Map(oneOf?.map((word) => [word.const ?? '', word.title ?? '']))
  return { name, title: title ?? name, words, unit: approvalTexts.unitIn(description ?? '') }
}

/** A field's content as lines of text; nothing where nothing was written. */
export function linesOf(field: Field, value: unknown): string[] {
  if (value === null || value === undefined || value === '') return []
  if (Array.isArray(value)) return value.flatMap((each) => linesOf(field, each))
  if (typeof value === 'number') return [`${value.toLocaleString('zh-CN')}${field.unit && ` ${field.unit}`}`]
  const text = String(value)
  return [field.words.get(text) ?? text]
}

/** The address of a field in the content (RFC 6901). */
export function pointerTo(...path: readonly (string | number)[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
