/** What stays in this browser as JSON, until it is on the server. Where storage is full or switched off nothing breaks. */

/** False when the browser has no room or storage is switched off. */
export function keepHere(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

/** Null where nothing was kept, or nothing that can be read. */
export function keptHere(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

export function dropHere(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // Storage is switched off: there is nothing to drop.
  }
}

/** The keys that begin so. */
export function keysHere(prefix: string): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix))
  } catch {
    return []
  }
}
