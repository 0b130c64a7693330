import { noteConnection } from './connection'
import { NetworkLost, Problem, problemOf } from './problem'
import type { components } from './schema/registry'

/** What a sign-in and a renewal answer with; the refresh token is in a cookie that no script can read. */
type Grant = components['schemas']['AccessOut']

interface Waiting {
  resolve: (token: string) => void
  reject: (error: Error) => void
}

interface AccessListener {
  /** The session has ended; true when the user is asked to sign in again, so that waiting makes sense. */
  expired: () => boolean
  /** The browser's session belongs to another account now: what is on the page is not theirs. */
  otherAccount: () => void
}

const SESSION_PATH = '/api/registry/v1/browser-session'

/** The access token lives here and nowhere else: not in storage, not in a cookie. */
let token: string | null = null
let accountId: string | null = null
let renewal: Promise<string | null> | null = null
let waiting: Waiting[] = []
let listener: AccessListener = { expired: () => false, otherAccount: () => undefined }

export function currentToken(): string | null {
  return token
}

export function listenToAccess(to: AccessListener): void {
  listener = to
}

/** Sign in. A person or a desk; `code` where the account asks for a one-time code. */
export async function openSession(username: string, password: string, code = ''): Promise<void> {
  accept(await ask('POST', SESSION_PATH, { username, password, ...(code ? { code } : {}) }))
}

/** Go on with the session of the cookie, if there is one. */
export async function resumeSession(): Promise<boolean> {
  return (await renewOnce(token)) !== null
}

/**
 * End the session of this browser; one that has ended already needs no ending. Never beside a renewal, whose answer
 * could put a cookie back.
 */
export async function closeSession(): Promise<void> {
  try {
    await alone(() => ask('DELETE', SESSION_PATH))
  } catch (error) {
    if (!isRefusal(error)) throw error
  }
  dropToken()
}

/** Forget the token; requests that wait for a new sign-in end. */
export function dropToken(): void {
  token = accountId = null
  waiting.splice(0).forEach(({ reject }) => reject(sessionEnded()))
}

/**
 * A token other than `stale`: renewed once for all requests of the page, or else waited for until
 * the user has signed in again. So what was typed and sent at the wrong moment still arrives.
 */
export async function tokenAfter(stale: string | null): Promise<string> {
  const renewed = await renewOnce(stale)
  if (renewed !== null) return renewed
  if (!listener.expired()) throw sessionEnded()
  return new Promise((resolve, reject) => waiting.push({ resolve, reject }))
}

function renewOnce(stale: string | null): Promise<string | null> {
  if (token !== null && token !== stale) return Promise.resolve(token)
  renewal ??= alone(renew).finally(() => (renewal = null))
  return renewal
}

async function renew(): Promise<string | null> {
  try {
    return accept(await ask('POST', `${SESSION_PATH}/renewal`))
  } catch (error) {
    if (isRefusal(error)) return null
    throw error
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof Problem && error.status < 500 && error.status !== 429
}

function sessionEnded(): Problem {
  return new Problem(401, 'session-ended', '', '', '')
}

/** One tab at a time: a refresh token used twice ends the session. Without locks (old kernels, no https) tabs may meet. */
function alone<T>(act: () => Promise<T>): Promise<T> {
  const locks = (globalThis.navigator as Navigator | undefined)?.locks as LockManager | undefined
  return locks ? (locks.request('openweek-session', act) as Promise<T>) : act()
}

function accept(grant: Grant | null): string {
  if (grant === null) throw new NetworkLost()
  const fresh = grant.access_token
  const other = accountId !== null && accountId !== grant.account.id
  if (other) {
    // Nothing that one account began may be sent in the name of another.
    dropToken()
    listener.otherAccount()
    throw sessionEnded()
  }
  token = fresh
  accountId = grant.account.id
  waiting.splice(0).forEach(({ resolve }) => resolve(fresh))
  return fresh
}

async function ask(method: string, path: string, body?: object): Promise<Grant | null> {
  const headers: Record<string, string> = { 'X-Openweek-Console': '1' }
  if (body) headers['Content-Type'] = 'application/json'
  const init: RequestInit = { method, headers, credentials: 'same-origin', cache: 'no-store' }
  let response: Response
  try {
    response = await fetch(path, body ? { ...init, body: JSON.stringify(body) } : init)
  } catch {
    noteConnection(false)
    throw new NetworkLost()
  }
  noteConnection(true)
  if (!response.ok) throw await problemOf(response)
  return response.status === 204 ? null : ((await response.json()) as Grant)
}
