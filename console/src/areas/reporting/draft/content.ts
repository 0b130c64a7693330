import { type Content, MEDIA_FIELD } from '../../../parts/report/schema'
import { isRow, listOf } from '../../../parts/report/values'

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export interface Merged {
  content: Content
  /** Fields that both changed, each in another way; the content has what is mine. */
  disputed: string[]
}

/** As the service keeps it: what is empty is not there, lines end one way. */
export function tidy(content: Content): Content {
  const kept = Object.entries(content).map(([name, value]) => [name, tidyValue(value)] as const)
  return Object.fromEntries(kept.filter(([, value]) => !isEmpty(value)).sort(([one], [other]) => (one < other ? -1 : 1)))
}

export function sameContent(one: Content, other: Content): boolean {
  return changedFields(one, other).length === 0
}

/** The fields in which the two differ. */
export function changedFields(one: Content, other: Content): string[] {
  const [before, after] = [tidy(one), tidy(other)]
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].filter((name) => !sameValue(before[name], after[name]))
}

/** Put two pieces of work on the same base together, field by field. */
export function merge(base: Content, mine: Content, theirs: Content): Merged {
  const changedByThem = changedFields(base, theirs)
  const changedByMe = new Set(changedFields(base, mine))
  const content: Record<string, unknown> = { ...mine }
  const disputed: string[] = []
  for (const name of changedByThem) {
    if (!changedByMe.has(name)) content[name] = theirs[name]
    else if (name === MEDIA_FIELD || [base, mine, theirs].every((each) => isListOfThings(each[name]))) content[name] = mergeLists(base[name], mine[name], theirs[name])
    else if (!sameValue(tidyValue(mine[name]), tidyValue(theirs[name]))) disputed.push(name)
  }
  return { content, disputed }
}

/** Photos, videos, picked items: an entry is one thing, so what two people did to the list can be put together. */
function isListOfThings(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.every((each) => ID.test(String(each))))
}

/** Without what either took away, in my order, then what they added. */
function mergeLists(base: unknown, mine: unknown, theirs: unknown): string[] {
  const [before, here, there] = [listOf(base), listOf(mine), listOf(theirs)]
  const takenAway = before.filter((id) => !there.includes(id))
  const added = there.filter((id) => !before.includes(id) && !here.includes(id))
  return [...here.filter((id) => !takenAway.includes(id)), ...added]
}

function tidyValue(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n')
  if (Array.isArray(value)) return value.map(tidyValue).filter((each) => !isEmpty(each))
  if (isRow(value)) return tidy(value)
  return value
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true
  return Array.isArray(value) ? value.length === 0 : isRow(value) && Object.keys(value).length === 0
}

function sameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
