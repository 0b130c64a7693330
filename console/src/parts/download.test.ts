import { afterEach, expect, test, vi } from 'vitest'
import { NetworkLost } from '../api/problem'
import { download, nameFrom, type Progress } from './download'

afterEach(() => vi.unstubAllGlobals())

function answering(chunks: readonly string[], length: number): void {
  const body = new ReadableStream<Uint8Array>({
    start(stream) {
      chunks.forEach((chunk) => stream.enqueue(new TextEncoder().encode(chunk)))
      stream.close()
    },
  })
  vi.stubGlobal('fetch', async () => new Response(body, { headers: { 'Content-Length': String(length) } }))
}

test('a download tells how far it is and ends with the whole file', async () => {
  answering(['abc', 'de'], 5)
  const seen: Progress[] = []
  const file = await download('/package.zip', (progress) => seen.push(progress), new AbortController().signal)
  expect(file.size).toBe(5)
  expect(seen).toEqual([
    { got: 0, all: 5 },
    { got: 3, all: 5 },
    { got: 5, all: 5 },
  ])
})

test('a file that was cut on its way is not saved', async () => {
  answering(['abc'], 5)
  const cut = download('/package.zip', () => undefined, new AbortController().signal)
  await expect(cut).rejects.toBeInstanceOf(NetworkLost)
})

test('a file keeps the Chinese name that the service gives it', () => {
  expect(nameFrom(`attachment; filename*=UTF-8''${encodeURIComponent('活动导入模板.xlsx')}`)).toBe('活动导入模板.xlsx')
  expect([nameFrom('attachment'), nameFrom(null)]).toEqual(['', ''])
})
