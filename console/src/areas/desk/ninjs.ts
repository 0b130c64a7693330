/** A document of the feed (ninjs 3.1), as far as the pages read it. The services keep its schema with the contracts. */
export interface NinjsItem {
  uri: string
  title: string
  pubStatus: 'usable' | 'withheld' | 'canceled'
  firstCreated: string
  versionCreated: string
  embargoedUntil?: string
  edNote?: string
  by?: string
  located?: string
  copyrightHolder: string
  copyrightNotice: string
  usageTerms: string
  headlines: readonly Words[]
  descriptions?: readonly Words[]
  bodies?: readonly Body[]
  organisations?: readonly Named[]
  subjects?: readonly Named[]
  altIds: readonly AltId[]
  associations?: readonly Association[]
}

interface Words {
  role: string
  value: string
}

interface Body extends Words {
  contentType: string
  charCount: number
}

interface Named {
  name: string
  rel?: string
}

interface AltId {
  role: string
  value: string
}

export interface Association {
  name: string
  uri: string
  type: 'picture' | 'video'
  by: string
  copyrightNotice: string
  descriptions: readonly Words[]
  digitalSourceType: { name: string }
  renditions: readonly { name: string; contentType: string; width: number; height: number; sizeInBytes: number }[]
}

/** A heading or a paragraph of the text. */
export interface Block {
  heading: boolean
  text: string
}

/** An item that is usable and has a word from the editors was corrected. */
export function isCorrected(item: NinjsItem): boolean {
  return item.pubStatus === 'usable' && item.edNote !== undefined
}

/** The id of what an address inside a document names. */
export function idOf(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1)
}

export function headlineOf(item: NinjsItem): string {
  return item.headlines.find((each) => each.role === 'main')?.value ?? item.title
}

export function altIdOf(item: NinjsItem, role: string): string {
  return item.altIds.find((each) => each.role === role)?.value ?? ''
}

/** Names of the item's subjects or organisations that are related in this way. */
export function namesOf(named: readonly Named[] | undefined, rel: string): string[] {
  return (named ?? []).filter((each) => each.rel === rel).map((each) => each.name)
}

/** The text as headings and paragraphs. Only its words are taken over: no mark-up of a document reaches the page. */
export function blocksOf(item: NinjsItem): Block[] {
  const xhtml = item.bodies?.find((each) => each.contentType === 'application/xhtml+xml')
  const parsed = xhtml && new DOMParser().parseFromString(xhtml.value, 'application/xhtml+xml')
  if (parsed && !parsed.querySelector('parsererror')) {
    return [...parsed.querySelectorAll('h2, p')].map((each) => ({ heading: each.localName === 'h2', text: each.textContent ?? '' }))
  }
  const plain = item.bodies?.find((each) => each.contentType === 'text/plain')?.value ?? ''
  return plain.split('\n').filter(Boolean).map((text) => ({ heading: false, text }))
}
