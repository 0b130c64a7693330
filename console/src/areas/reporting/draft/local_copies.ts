import { dropHere, keepHere, keptHere, keysHere } from '../../../parts/kept_here'
import type { Content } from '../../../parts/report/schema'
import { isRow } from '../../../parts/report/values'

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
    return keepHere(this.prefix + this.tab, copy)
  }

  drop(tab: string = this.tab): void {
    dropHere(this.prefix + tab)
  }

  /** Copies of other tabs, by tab: of closed, crashed and reloaded ones, and of those that are still open. */
  others(): Map<string, LocalCopy> {
    const found = new Map<string, LocalCopy>()
    for (const key of keysHere(this.prefix)) {
      const [tab, copy] = [key.slice(this.prefix.length), keptHere(key)]
      if (tab !== this.tab && isCopy(copy)) found.set(tab, copy)
    }
    return found
  }
}

function isCopy(value: unknown): value is LocalCopy {
  return isRow(value) && isRow(value['content']) && isRow(value['base']) && typeof value['at'] === 'string'
}
