import { isTypeCode } from '../../parts/report/type_codes'
import { itemStates } from '../../texts/states.zh'

export interface ItemsSearch {
  state?: string
  /** A report type by its code. */
  type?: string
}

/** Which state and type the list is narrowed to, from the page's address. */
export function itemsSearch(raw: Record<string, unknown>): ItemsSearch {
  const { state, type } = raw
  return {
    ...(typeof state === 'string' && state in itemStates ? { state } : {}),
    ...(isTypeCode(type) ? { type } : {}),
  }
}
