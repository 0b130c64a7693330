import { isTypeCode } from '../../parts/report/type_codes'

/** What the queue can be narrowed to: what waits for the own unit, or a state wherever the item is. */
export const QUEUE_STATES = ['waiting', 'submitted', 'returned', 'approved', 'received', 'withdrawn', 'all'] as const
export type QueueState = (typeof QUEUE_STATES)[number]

/** The filters of the queue, kept in the address so that an item opened from it knows the next one. */
export interface QueueSearch {
  state?: QueueState
  unit?: string
  text?: string
  /** A report type by its code. */
  type?: string
  late?: true
}

/** The filters out of an address that anybody may have typed. */
export function queueSearch(search: Record<string, unknown>): QueueSearch {
  const { state, unit, text, type, late } = search
  const known = QUEUE_STATES.find((each) => each === state)
  return {
    ...(known && known !== 'waiting' ? { state: known } : {}),
    ...(typeof unit === 'string' && unit ? { unit } : {}),
    ...(typeof text === 'string' && text ? { text } : {}),
    ...(isTypeCode(type) ? { type } : {}),
    ...(late === true ? { late } : {}),
  }
}
