export type Range = 'day' | 'week' | 'month' | 'all'

export const RANGES: readonly Range[] = ['day', 'week', 'month', 'all']

/** From an address; what is not understood is left out. */
export function readDeskSearch(raw: Record<string, unknown>): { range?: Range } {
  const range = RANGES.find((each) => each === raw['range'])
  return range ? { range } : {}
}
