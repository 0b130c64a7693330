import { dropHere, keepHere, keptHere } from '../../parts/kept_here'

/** A score that is not yet handed in; it stays on this machine until it is. */
export interface KeptScore {
  points: Record<string, number>
  comment: string
}

function place(accountId: string, entryId: string): string {
  return `openweek.score.${accountId}.${entryId}`
}

/** Where there is no room the page alone holds it. */
export function keepScore(accountId: string, entryId: string, score: KeptScore): void {
  keepHere(place(accountId, entryId), score)
}

export function keptScore(accountId: string, entryId: string): KeptScore | null {
  const kept = keptHere(place(accountId, entryId))
  return isScore(kept) ? kept : null
}

export function forgetScore(accountId: string, entryId: string): void {
  dropHere(place(accountId, entryId))
}

function isScore(value: unknown): value is KeptScore {
  const { points, comment } = (value ?? {}) as Record<string, unknown>
  return typeof comment === 'string' && typeof points === 'object' && points !== null
}
