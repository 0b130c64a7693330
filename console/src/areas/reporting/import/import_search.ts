/** What units have in sheets of their own. */
export const IMPORTABLE: readonly string[] = ['T2', 'T3']

export interface ImportSearch {
  /** An import that was read. */
  id?: string
  type?: string
}

/** Which import the page shows, or of which type the next one is, from its address. */
export function importSearch({ id, type }: Record<string, unknown>): ImportSearch {
  if (typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id)) return { id }
  return typeof type === 'string' && IMPORTABLE.includes(type) ? { type } : {}
}
