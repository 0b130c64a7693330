import { afterEach, expect, test, vi } from 'vitest'
import { dropToken, openSession } from './access'
import { EventParser, openStream, pauseAfter, type StreamedEvent } from './stream'

afterEach(() => {
  dropToken()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('events come out whole wherever the network cut them', () => {
  const text = ': hello\r\n\r\nevent: board\r\ndata: {"a":\r\ndata: 1}\r\n\r\ndata:plain\n\n'
  for (let cut = 1; cut < text.length; cut++) {
    const parser = new EventParser()
    const events = [...parser.feed(text.slice(0, cut)), ...parser.feed(text.slice(cut))]
    expect(events).toEqual([
      { event: 'board', data: '{"a":\n1}' },
      { event: 'message', data: 'plain' },
    ])
  }
})

function board(number: number, { ends }: { ends: boolean }): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(stream) {
      stream.enqueue(new TextEncoder().encode(`event: board\ndata: ${number}\n\n`))
      if (ends) stream.close()
    },
  })
}

test('a stream is read with the token and opened again when it ends', async () => {
  vi.useFakeTimers()
  const tokens: (string | null)[] = []
  vi.stubGlobal('fetch', async (input: Request | string) => {
    if (typeof input === 'string') return Response.json({ access_token: 'token', account: { id: 'a' } })
    tokens.push(input.headers.get('Authorization'))
    return new Response(board(tokens.length, { ends: tokens.length === 1 }))
  })
  await openSession('editor', 'secret')
  const events: StreamedEvent[] = []
  const flow: boolean[] = []
  const stop = openStream('/api/submission/v1/board/stream', {
    onEvent: (event) => events.push(event),
    onFlow: (flowing) => flow.push(flowing),
  })
  await vi.waitFor(() => expect(events).toHaveLength(1))
  await vi.waitFor(() => expect(events).toHaveLength(2))
  stop()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(events.map(({ data }) => data)).toEqual(['1', '2'])
  expect(tokens).toEqual(['Bearer token', 'Bearer token'])
  expect(flow.slice(0, 3)).toEqual([true, false, true])
})

test('a refusal ends the stream and is told', async () => {
  const problem = { title: '无权查看', status: 403, code: 'forbidden', traceId: 't' }
  vi.stubGlobal('fetch', async () => Response.json(problem, { status: 403 }))
  const refusal = await new Promise((resolve) => {
    openStream('/api/submission/v1/board/stream', { onEvent: () => undefined, onRefusal: resolve })
  })
  expect(refusal).toMatchObject({ status: 403, code: 'forbidden' })
})

test('the pause grows and stays bounded', () => {
  expect(pauseAfter(0)).toBeLessThanOrEqual(1_000)
  expect(pauseAfter(3)).toBeGreaterThanOrEqual(4_000)
  expect(pauseAfter(50)).toBeLessThanOrEqual(30_000)
})
