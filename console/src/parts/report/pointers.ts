import type { Content, FieldSpec } from './schema'

/** The address of a place in the content (RFC 6901). */
export function pointerTo(...path: readonly (string | number)[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** What stands at a place of the content; undefined where there is no such place. */
export function valueAt(content: Content, pointer: string): unknown {
  let place: unknown = content
  for (const step of stepsOf(pointer)) {
    if (typeof place !== 'object' || place === null) return undefined
    place = (place as Record<string, unknown>)[step]
  }
  return place
}

/** Those that concern the place itself or anything in it. */
export function atOrBelow<T extends { pointer: string }>(all: readonly T[], pointer: string): readonly T[] {
  return all.filter((each) => each.pointer === pointer || each.pointer.startsWith(`${pointer}/`))
}

export function exactlyAt<T extends { pointer: string }>(all: readonly T[], pointer: string): readonly T[] {
  return all.filter((each) => each.pointer === pointer)
}

/** The title of the field that a pointer leads to: `活动清单 第 2 条 · 地点`. */
export function titleAt(fields: readonly FieldSpec[], pointer: string, entry: (title: string, at: number) => string): string {
  const [name, ...rest] = stepsOf(pointer)
  const field = fields.find((each) => each.name === name)
  if (!field) return ''
  const numbered = /^\d+$/.test(rest[0] ?? '')
  const title = numbered ? entry(field.title, Number(rest[0]) + 1) : field.title
  const inside = titleAt(field.columns, pointerTo(...rest.slice(numbered ? 1 : 0)), entry)
  return inside ? `${title} · ${inside}` : title
}

function stepsOf(pointer: string): string[] {
  return pointer.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}
