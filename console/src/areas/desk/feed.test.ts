import { afterEach, expect, test, vi } from 'vitest'
import { readItem, readSince } from './feed'

afterEach(() => vi.unstubAllGlobals())

function answering(answerTo: (url: URL) => Response): string[] {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (request: Request) => {
    const url = new URL(request.url)
    asked.push(url.search)
    return answerTo(url)
  })
  return asked
}

test('the feed is read forward to its end and shown newest first', async () => {
  const page = (from: number, count: number, next: string) =>
    Response.json({ items: Array.from({ length: count }, (_, at) => ({ uri: `x/${from + at}` })), next })
  const asked = answering((url) => (url.searchParams.has('cursor') ? page(100, 2, 'c2') : page(0, 100, 'c1')))
  const list = await readSince('2027-05-14T00:00:00+08:00')
  expect(list.items).toHaveLength(102)
  expect(list.items[0]?.uri).toBe('x/101')
  expect(list.more).toBe(false)
  expect(asked[1]).toContain('cursor=c1')
})

test('a withdrawn and an embargoed item are answers with their own words, other refusals stay refusals', async () => {
  const refuse = (status: number, body: object) => answering(() => Response.json({ title: '不行', status, ...body }, { status }))
  refuse(410, { code: 'item-withdrawn', detail: '撤回原因：有误', withdrawnAt: '2027-05-14T01:30:00Z' })
  expect(await readItem('a')).toEqual({ is: 'withdrawn', words: '撤回原因：有误', at: '2027-05-14T01:30:00Z' })
  refuse(403, { code: 'item-embargoed', embargoedUntil: '2027-05-15T01:30:00Z' })
  expect(await readItem('a')).toEqual({ is: 'embargoed', until: '2027-05-15T01:30:00Z' })
  refuse(403, { code: 'desk-ended' })
  await expect(readItem('a')).rejects.toMatchObject({ code: 'desk-ended' })
})
