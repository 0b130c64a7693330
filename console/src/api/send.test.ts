// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { currentToken, dropToken, listenToAccess, openSession } from './access'
import { isConnectionLost } from './connection'
import { NetworkLost, Problem } from './problem'
import { send } from './send'

const ITEMS = 'http://console.test/api/submission/v1/items'

interface Seen {
  path: string
  token: string | null
  key: string | null
}

let seen: Seen[]
let granted: number
let answerOf: (call: Seen) => Response | Promise<Response>

/** A stand-in for the gateway: sessions grant token-1, token-2 …; everything else is the test's. */
beforeEach(() => {
  seen = []
  granted = 0
  answerOf = () => new Response('{}')
  vi.stubGlobal('fetch', async (input: Request | string) => {
    const request = typeof input === 'string' ? new Request(`http://console.test${input}`) : input
    const path = new URL(request.url).pathname
    const call = { path, token: request.headers.get('Authorization'), key: request.headers.get('Idempotency-Key') }
    seen.push(call)
    if (path.includes('browser-session') && renewals !== 'refused') return grant()
    if (path.includes('browser-session')) return problem(401, 'session-ended')
    return answerOf(call)
  })
  renewals = 'granted'
  listenToAccess({ expired: () => false, otherAccount: () => undefined })
})

afterEach(() => {
  dropToken()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

let renewals: 'granted' | 'refused'
let account = 'a'

function grant(): Response {
  return Response.json({ access_token: `token-${++granted}`, account: { id: account } })
}

function problem(status: number, code: string): Response {
  return Response.json({ title: '不行', status, code, traceId: 't' }, { status })
}

function post(body: object): Request {
  return new Request(ITEMS, { method: 'POST', body: JSON.stringify(body) })
}

const onlyWith = (token: string) => (call: Seen) =>
  call.token === `Bearer ${token}` ? new Response('{}') : problem(401, 'token-expired')

test('many requests refused at once renew the token once and all arrive', async () => {
  await openSession('liaison', 'secret')
  answerOf = onlyWith('token-2')
  const answers = await Promise.all([1, 2, 3, 4].map(() => send(new Request(ITEMS))))
  expect(answers.every((answer) => answer.ok)).toBe(true)
  expect(seen.filter(({ path }) => path.endsWith('/renewal'))).toHaveLength(1)
})

test('a request refused after the others had renewed takes their token', async () => {
  await openSession('liaison', 'secret')
  answerOf = onlyWith('token-2')
  await send(new Request(ITEMS))
  await send(new Request(ITEMS))
  expect(seen.filter(({ path }) => path.endsWith('/renewal'))).toHaveLength(1)
})

test('an expired session holds the request until the user has signed in again, under the same key', async () => {
  await openSession('liaison', 'secret')
  renewals = 'refused'
  answerOf = onlyWith('token-2')
  const asked = new Promise<void>((resolve) =>
    listenToAccess({ expired: () => (resolve(), true), otherAccount: () => undefined }),
  )
  const sending = send(post({ title: '案例' }))
  await asked
  renewals = 'granted'
  await openSession('liaison', 'secret')
  expect((await sending).ok).toBe(true)
  const keys = seen.filter(({ path }) => path.endsWith('/items')).map(({ key }) => key)
  expect(keys).toHaveLength(2)
  expect(new Set(keys).size).toBe(1)
})

test('what one account began is never sent in the name of another', async () => {
  await openSession('liaison', 'secret')
  const otherAccount = vi.fn()
  const asked = new Promise<void>((resolve) => listenToAccess({ expired: () => (resolve(), true), otherAccount }))
  renewals = 'refused'
  answerOf = () => problem(401, 'token-expired')
  const sending = send(post({ title: '案例' })).catch((error: unknown) => error)
  await asked
  renewals = 'granted'
  account = 'b'
  await openSession('approver', 'secret').catch(() => undefined)
  account = 'a'
  expect(await sending).toBeInstanceOf(Problem)
  expect(otherAccount).toHaveBeenCalledOnce()
  expect(currentToken()).toBeNull()
})

test('a POST that got no answer carries the same key when it is sent again, and the next like one a new key', async () => {
  await openSession('liaison', 'secret')
  answerOf = () => Promise.reject(new TypeError('network'))
  await expect(send(post({ title: '案例' }))).rejects.toBeInstanceOf(NetworkLost)
  expect(isConnectionLost()).toBe(true)
  answerOf = () => new Response('{}')
  await send(post({ title: '案例' }))
  await send(post({ title: '案例' }))
  const [lost, again, next] = seen.filter(({ path }) => path.endsWith('/items')).map(({ key }) => key)
  expect(again).toBe(lost)
  expect(next).not.toBe(lost)
  expect(isConnectionLost()).toBe(false)
})

test('a store that is down keeps the key, a refusal of a rule ends it, other content is another act', async () => {
  await openSession('liaison', 'secret')
  const answers = [problem(503, 'store-down'), problem(409, 'locked'), new Response('{}'), new Response('{}')]
  answerOf = () => answers.shift() ?? new Response('{}')
  await expect(send(post({ n: 1 }))).rejects.toMatchObject({ status: 503 })
  await expect(send(post({ n: 1 }))).rejects.toMatchObject({ status: 409, code: 'locked' })
  await send(post({ n: 1 }))
  await send(post({ n: 2 }))
  const [down, refused, anew, other] = seen.filter(({ path }) => path.endsWith('/items')).map(({ key }) => key)
  expect(refused).toBe(down)
  expect(anew).not.toBe(down)
  expect(other).not.toBe(anew)
})

test('a read carries no key', async () => {
  await openSession('liaison', 'secret')
  await send(new Request(ITEMS))
  expect(seen.at(-1)).toMatchObject({ token: 'Bearer token-1', key: null })
})
