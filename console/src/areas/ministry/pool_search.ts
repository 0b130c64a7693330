import { ENTRY_STATES, type EntryState } from './entry'

/** What the pool is narrowed to; it stands in the address, so a view can be kept and passed on. */
export interface PoolSearch {
  state?: EntryState
  focus_area?: string
  activity_type?: string
  region?: string
  text?: string
  mine?: true
  flagged?: true
}

const WORDS = ['focus_area', 'activity_type', 'region', 'text'] as const

let last: PoolSearch = {}

/** From an address; what is not understood narrows nothing. */
export function readPoolSearch(raw: Record<string, unknown>): PoolSearch {
  const search: PoolSearch = {}
  const state = ENTRY_STATES.find((each) => each === raw['state'])
  if (state) search.state = state
  for (const name of WORDS) {
    const value = raw[name]
    if ((typeof value === 'string' || typeof value === 'number') && value !== '') search[name] = String(value)
  }
  if (raw['mine']) search.mine = true
  if (raw['flagged']) search.flagged = true
  return search
}

/** The search with one part changed; an empty value takes the part away. */
export function narrowed<K extends keyof PoolSearch>(
  search: PoolSearch,
  name: K,
  value: PoolSearch[K] | undefined,
): PoolSearch {
  const { [name]: _, ...rest } = search
  return value ? { ...rest, [name]: value } : rest
}

/** As the service is asked. */
export function poolQuery(search: PoolSearch) {
  return {
    state: search.state ?? null,
    focus_area: search.focus_area ?? null,
    activity_type: search.activity_type ?? null,
    region: search.region ?? null,
    text: search.text ?? null,
    flagged: search.flagged ?? null,
    mine: search.mine ?? false,
  }
}

/** The way back from an entry leads to the list as it was left. */
export function rememberPool(search: PoolSearch): void {
  last = search
}

export function lastPool(): PoolSearch {
  return last
}
