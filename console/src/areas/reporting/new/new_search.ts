import { isTypeCode } from '../../../parts/report/type_codes'

export interface NewSearch {
  /** What is begun at once, and for which edition. */
  type?: string
  edition?: string
}

/** The item that somebody came to begin, from the page's address; nothing where it does not name one in full. */
export function newSearch({ type, edition }: Record<string, unknown>): NewSearch {
  return isTypeCode(type) && typeof edition === 'string' && /^[0-9a-f-]{36}$/.test(edition) ? { type, edition } : {}
}

/** The page on which an item of the type is begun at once. */
export function beginning(edition: string, type: string) {
  return { to: '/items/new', search: { type, edition } }
}
