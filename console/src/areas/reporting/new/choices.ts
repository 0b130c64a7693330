import type { components } from '../../../api/schema/registry'
import { CALL_ANSWER } from '../../../parts/report/type_codes'

export type Edition = components['schemas']['EditionOut']
export type ItemType = Edition['item_types'][number] & Partial<TypeClocks>

/** What an edition says of a type beyond its limits; its own clocks where it has them. */
interface TypeClocks {
  owed_by: readonly string[]
  per_unit_max: number | null
  pooled: boolean
  opens_at: string | null
  due_at: string | null
  locks_at: string | null
}

/** A report type as somebody chooses it. */
export interface Choice {
  type: ItemType
  owed: boolean
  opensAt: string
  dueAt: string
  locksAt: string
}

/** What a unit of this kind can report: what it owes first, each group by its deadline. An answer to a call is begun from the call. */
export function choicesOf(edition: Edition, unitKind: string | null): Choice[] {
  return edition.item_types
    .filter(({ code }) => code !== CALL_ANSWER)
    .map((type: ItemType) => ({
      type,
      owed: unitKind !== null && (type.owed_by ?? []).includes(unitKind),
      opensAt: type.opens_at ?? edition.opens_at,
      dueAt: type.due_at ?? edition.due_at,
      locksAt: type.locks_at ?? edition.locks_at,
    }))
    .sort((one, other) => Number(other.owed) - Number(one.owed) || Date.parse(one.dueAt) - Date.parse(other.dueAt))
}

export type Standing = 'not-open' | 'open' | 'locked'

/** Half-open: what locks at an instant is locked at that instant. */
export function standingOf({ opensAt, locksAt }: Choice, now: number): Standing {
  if (now < Date.parse(opensAt)) return 'not-open'
  return now < Date.parse(locksAt) ? 'open' : 'locked'
}
