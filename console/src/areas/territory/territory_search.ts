import { isTypeCode } from '../../parts/report/type_codes'

export interface TerritorySearch {
  text?: string
  /** A report type by its code. */
  type?: string
}

/** What the list is narrowed to, from the page's address. */
export function territorySearch({ text, type }: Record<string, unknown>): TerritorySearch {
  return {
    ...(typeof text === 'string' && text ? { text } : {}),
    ...(isTypeCode(type) ? { type } : {}),
  }
}
