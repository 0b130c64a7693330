/** Which unit's inside the board shows; without one, the first level. */
export interface BoardSearch {
  unit?: string
}

/** The unit out of an address. */
export function boardSearch({ unit }: Record<string, unknown>): BoardSearch {
  return typeof unit === 'string' && unit ? { unit } : {}
}
