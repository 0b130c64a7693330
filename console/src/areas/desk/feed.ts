import { answer, publicity } from '../../api/clients'
import { Problem } from '../../api/problem'
import type { NinjsItem } from './ninjs'

const PAGE = 100
/** As many as are listed at once; the documents come with their whole text. */
export const LONGEST_LIST = 500

interface FeedPage {
  items: readonly NinjsItem[]
  next: string
}

export interface FeedList {
  items: readonly NinjsItem[]
  /** Whether the feed goes on behind them. */
  more: boolean
}

/** The contract calls a page of the feed bytes; it is JSON. */
async function readPage(query: { since?: string; cursor?: string; limit: number }): Promise<FeedPage> {
  return (await answer(publicity.GET('/api/publicity/v1/feed/items', { params: { query } }))) as unknown as FeedPage
}

/** What was released since an instant, newest first. The feed goes forward only, so it is read to its end. */
export async function readSince(since: string | null): Promise<FeedList> {
  const items: NinjsItem[] = []
  let page = await readPage(since === null ? { limit: PAGE } : { since, limit: PAGE })
  items.push(...page.items)
  while (page.items.length === PAGE && items.length < LONGEST_LIST) {
    page = await readPage({ cursor: page.next, limit: PAGE })
    items.push(...page.items)
  }
  return { items: items.reverse(), more: page.items.length === PAGE }
}

/** The desk's own cursor behind the newest document. */
export async function newestCursor(): Promise<string> {
  return (await readPage({ since: new Date().toISOString(), limit: 1 })).next
}

/** An item as it stands for desks. That it was taken back or is not yet to be seen is an answer, no failure. */
export type ItemStanding =
  | { is: 'usable'; item: NinjsItem }
  | { is: 'withdrawn'; words: string; at: string | null }
  | { is: 'embargoed'; until: string }

export async function readItem(itemId: string): Promise<ItemStanding> {
  const call = publicity.GET('/api/publicity/v1/feed/items/{item_id}', { params: { path: { item_id: itemId } } })
  try {
    return { is: 'usable', item: (await answer(call)) as unknown as NinjsItem }
  } catch (error) {
    const standing = error instanceof Problem ? standingOf(error) : null
    if (standing === null) throw error
    return standing
  }
}

function standingOf({ code, detail, extensions }: Problem): ItemStanding | null {
  const { withdrawnAt, embargoedUntil } = extensions
  if (code === 'item-withdrawn') return { is: 'withdrawn', words: detail, at: typeof withdrawnAt === 'string' ? withdrawnAt : null }
  if (typeof embargoedUntil === 'string') return { is: 'embargoed', until: embargoedUntil }
  return null
}
