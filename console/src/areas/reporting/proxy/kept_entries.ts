import { dropHere, keepHere, keptHere, keysHere } from '../../../parts/kept_here'
import type { Content } from '../../../parts/report/schema'
import { isRow } from '../../../parts/report/values'

/** What is being typed in for a unit below, of one type. */
export interface Entry {
  unit: { id: string; name: string }
  type: string
  reason: string
  content: Content
  at: string
}

/** What was typed in for units below and not entered yet: it stays in this browser, by unit and type, until it is. */
export class KeptEntries {
  private readonly prefix: string

  constructor(accountId: string, editionId: string) {
    this.prefix = `openweek.entry.${accountId}.${editionId}.`
  }

  /** False when the browser has no room or storage is switched off. */
  keep(entry: Entry): boolean {
    return keepHere(this.placeOf(entry.unit.id, entry.type), entry)
  }

  drop(unitId: string, type: string): void {
    dropHere(this.placeOf(unitId, type))
  }

  /** The newest first. */
  all(): Entry[] {
    const found = keysHere(this.prefix).map(keptHere).filter(isEntry)
    return found.sort((one, other) => Date.parse(other.at) - Date.parse(one.at))
  }

  of(unitId: string, type: string): Entry | null {
    return this.all().find((entry) => entry.unit.id === unitId && entry.type === type) ?? null
  }

  private placeOf(unitId: string, type: string): string {
    return `${this.prefix}${unitId}.${type}`
  }
}

function isEntry(value: unknown): value is Entry {
  if (!isRow(value)) return false
  const { unit, type, reason, content, at } = value
  return isRow(unit) && isRow(content) && [unit['id'], unit['name'], type, reason, at].every((each) => typeof each === 'string')
}
