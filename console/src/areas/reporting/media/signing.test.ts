import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => vi.unstubAllGlobals())

const signed = { url: 'http://store.test/inbox/uploads/a?X-Amz-Signature=1', key: 'uploads/a', headers: {} }

/** What the service was asked, for one call that the upload client wants to make. */
async function asked(request: object): Promise<{ body: unknown; answer: unknown; path: string }> {
  const seen: Request[] = []
  vi.stubGlobal('fetch', async (input: Request) => {
    seen.push(input.clone())
    return Response.json(signed)
  })
  const { signCall } = await import('./signing')
  const answer = await signCall(request as Parameters<typeof signCall>[0])
  const sent = seen[0] as Request
  return { body: await sent.json(), answer, path: new URL(sent.url).pathname }
}

const KEY = 'uploads/a'

test.each([
  [{ method: 'POST', key: KEY }, { method: 'POST', uploadId: null, partNumber: null, contentType: null }],
  [{ method: 'PUT', key: KEY, uploadId: 'u', partNumber: 3 }, { method: 'PUT', uploadId: 'u', partNumber: 3, contentType: null }],
  [{ method: 'GET', key: KEY, uploadId: 'u' }, { method: 'GET', uploadId: 'u', partNumber: null, contentType: null }],
  [{ method: 'POST', key: KEY, uploadId: 'u' }, { method: 'POST', uploadId: 'u', partNumber: null, contentType: null }],
  [
    { method: 'PUT', key: KEY, contentType: 'image/jpeg', expiresIn: 60 },
    { method: 'PUT', uploadId: null, partNumber: null, contentType: 'image/jpeg' },
  ],
])('each call of the upload client is asked for under the declared key, with nothing that the service refuses', async (call, body) => {
  const seen = await asked(call)
  expect(seen.path).toBe('/api/media/v1/uploads/sign')
  expect(seen.body).toEqual({ key: KEY, ...body })
  expect(seen.answer).toEqual(signed)
})
