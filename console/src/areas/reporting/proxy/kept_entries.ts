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
    try {
      localStorage.setItem(this.placeOf(entry.unit.id, entry.type), JSON.stringify(entry))
      return true
    } catch {
      return false
    }
  }

  drop(unitId: string, type: string): void {
    try {
      localStorage.removeItem(this.placeOf(unitId, type))
    } catch {
      // Storage is switched off: there is nothing to drop.
    }
  }

  /** The newest first. */
  all(): Entry[] {
    try {
      const keys = Object.keys(localStorage).filter((key) => key.startsWith(this.prefix))
      const found = keys.flatMap((key) => read(localStorage.getItem(key)) ?? [])
      return found.sort((one, other) => Date.parse(other.at) - Date.parse(one.at))
    } catch {
      return []
    }
  }

  of(unitId: string, type: string): Entry | null {
    return this.all().find((entry) => entry.unit.id === unitId && entry.type === type) ?? null
  }

  private placeOf(unitId: string, type: string): string {
    return `${this.prefix}${unitId}.${type}`
  }
}

function read(text: string | null): Entry | null {
  try {
    const { unit, type, reason, content, at } = JSON.parse(text ?? '') as Record<string, unknown>
    const named = isRow(unit) && [unit['id'], unit['name'], type, reason, at].every((each) => typeof each === 'string')
    return named && isRow(content) ? ({ unit, type, reason, content, at } as unknown as Entry) : null
  } catch {
    return null
  }
}
