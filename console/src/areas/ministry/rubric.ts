import type { Rubric } from './entry'

/** Points as far as they were given. */
export type Points = Readonly<Record<string, number>>

export const LEAST = 0
export const MOST = 100

/** The points of the five levels that the keys 1–5 choose; a figure between them is typed. */
export const LEVEL_POINTS = [40, 60, 75, 85, 95] as const

/** The weighted mean to a hundredth, rounded as the service rounds; null while a criterion has no points. */
export function totalOf(rubric: Rubric, points: Points): string | null {
  if (missingIn(rubric, points).length > 0) return null
  const weight = rubric.criteria.reduce((sum, each) => sum + each.weight, 0)
  const weighted = rubric.criteria.reduce((sum, each) => sum + each.weight * (points[each.code] ?? 0), 0)
  const hundredths = Math.floor((2 * 100 * weighted + weight) / (2 * weight))
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`
}

/** The criteria without points. */
export function missingIn(rubric: Rubric, points: Points): string[] {
  return rubric.criteria.map((each) => each.code).filter((code) => points[code] === undefined)
}

/** Whether these points mark the entry for a check by an editor. */
export function vetoes(rubric: Rubric, code: string, points: Points): boolean {
  const criterion = rubric.criteria.find((each) => each.code === code)
  const given = points[code]
  return criterion?.veto === true && given !== undefined && given < rubric.veto_below
}
