import { fromShanghaiClock, shanghaiNow } from '../../parts/shanghai'
import type { Range } from './desk_search'

const DAYS_BEFORE = { day: 0, week: 6, month: 29 } as const

/** The instant at which a range begins: midnight in Shanghai; null for the beginning of the feed. */
export function beginOf(range: Range): string | null {
  if (range === 'all') return null
  return fromShanghaiClock(shanghaiNow().subtract(DAYS_BEFORE[range], 'day').startOf('day'))
}
