import { itemStates } from '../../texts/states.zh'

export interface ItemsSearch {
  state?: string
}

/** Which state the list is narrowed to, from the page's address. */
export function itemsSearch(raw: Record<string, unknown>): ItemsSearch {
  const { state } = raw
  return typeof state === 'string' && state in itemStates ? { state } : {}
}
