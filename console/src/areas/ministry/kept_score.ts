/** A score that is not yet handed in; it stays on this machine until it is. */
export interface KeptScore {
  points: Record<string, number>
  comment: string
}

function place(accountId: string, entryId: string): string {
  return `openweek.score.${accountId}.${entryId}`
}

export function keepScore(accountId: string, entryId: string, score: KeptScore): void {
  try {
    localStorage.setItem(place(accountId, entryId), JSON.stringify(score))
  } catch {
    // Storage is full or switched off: then the page alone holds it.
  }
}

export function keptScore(accountId: string, entryId: string): KeptScore | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place(accountId, entryId)) ?? 'null')
    return isScore(kept) ? kept : null
  } catch {
    return null
  }
}

export function forgetScore(accountId: string, entryId: string): void {
  try {
    localStorage.removeItem(place(accountId, entryId))
  } catch {
    // Nothing was kept.
  }
}

function isScore(value: unknown): value is KeptScore {
  const { points, comment } = (value ?? {}) as Record<string, unknown>
  return typeof comment === 'string' && typeof points === 'object' && points !== null
}
