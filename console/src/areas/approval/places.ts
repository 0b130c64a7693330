/** The 34 divisions by the code of the statistics standard (GB/T 2260), where tile maps usually have them: column, row. */
export const PLACES: ReadonlyMap<string, readonly [column: number, row: number]> = new Map([
  ['230000', [8, 1]],
  ['150000', [5, 2]],
  ['220000', [8, 2]],
  ['650000', [1, 3]],
  ['620000', [3, 3]],
  ['640000', [4, 3]],
  ['110000', [6, 3]],
  ['120000', [7, 3]],
  ['210000', [8, 3]],
  ['630000', [2, 4]],
  ['610000', [4, 4]],
  ['140000', [5, 4]],
  ['130000', [6, 4]],
  ['370000', [7, 4]],
  ['540000', [1, 5]],
  ['510000', [3, 5]],
  ['500000', [4, 5]],
  ['410000', [5, 5]],
  ['340000', [6, 5]],
  ['320000', [7, 5]],
  ['310000', [8, 5]],
  ['520000', [4, 6]],
  ['420000', [5, 6]],
  ['360000', [6, 6]],
  ['330000', [7, 6]],
  ['530000', [3, 7]],
  ['450000', [4, 7]],
  ['430000', [5, 7]],
  ['440000', [6, 7]],
  ['350000', [7, 7]],
  ['710000', [8, 7]],
  ['460000', [5, 8]],
  ['820000', [6, 8]],
  ['810000', [7, 8]],
])

/** Corps and plan cities, each beside its province in code; shown in a strip of their own. */
const STRIP = ['660000', '210200', '330200', '350200', '370200', '440300']

export type Strip = 'division' | 'city' | 'council' | 'other'

/** Where on the board a unit stands. */
export function stripOf({ code, kind }: { code: string; kind: string }): Strip {
  if (PLACES.has(code)) return 'division'
  if (STRIP.includes(code)) return 'city'
  return kind === 'industry_council' ? 'council' : 'other'
}
