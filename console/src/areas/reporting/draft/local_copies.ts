import type { Content } from '../../../parts/report/schema'

/** What is written here and not yet on the server, with what it was written on. */
export interface LocalCopy {
  content: Content
  base: Content
  at: string
}

/** The copies of one draft in this browser: one for each tab that wrote and has not saved. */
export class LocalCopies {
  private readonly prefix: string

  constructor(
    accountId: string,
    itemId: string,
    private readonly tab: string,
  ) {
    this.prefix = `openweek.draft.${accountId}.${itemId}.`
  }

  /** Keep it; false when the browser has no room or storage is switched off. */
  keep(copy: LocalCopy): boolean {
    try {
      localStorage.setItem(this.prefix + this.tab, JSON.stringify(copy))
      return true
    } catch {
      return false
    }
  }

  drop(tab: string = this.tab): void {
    try {
      localStorage.removeItem(this.prefix + tab)
    } catch {
      // Storage is switched off: there is nothing to drop.
    }
  }

  /** Copies of other tabs, by tab: of closed, crashed and reloaded ones, and of those that are still open. */
  others(): Map<string, LocalCopy> {
    const found = new Map<string, LocalCopy>()
    try {
      for (const key of Object.keys(localStorage)) {
        const tab = key.slice(this.prefix.length)
        if (!key.startsWith(this.prefix) || tab === this.tab) continue
        const copy = read(localStorage.getItem(key))
        if (copy) found.set(tab, copy)
      }
    } catch {
      // As above.
    }
    return found
  }
}

function read(text: string | null): LocalCopy | null {
  try {
    const copy = JSON.parse(text ?? '') as Partial<LocalCopy> | null
    const whole = copy && isObject(copy.content) && isObject(copy.base) && typeof copy.at === 'string'
    return whole ? (copy as LocalCopy) : null
  } catch {
    return null
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
