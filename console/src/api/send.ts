import { currentToken, tokenAfter } from './access'
import { noteConnection } from './connection'
import { IdempotencyKeys, isDecisive } from './idempotency'
import { NetworkLost, Problem, problemOf } from './problem'

const ANSWER_WITHIN_MS = 30_000

const keys = new IdempotencyKeys()

/**
 * The way of every request to a service: with the token, renewed once when it is refused; every POST under a key
 * that it keeps until it is answered; a refusal thrown as a Problem, silence as NetworkLost.
 */
export async function send(request: Request): Promise<Response> {
  // Who sends a key has it for the act already; a file is not read as text for one.
  const act = request.method === 'POST' && !request.headers.has('Idempotency-Key') ? await actOf(request) : null
  if (act !== null) request.headers.set('Idempotency-Key', keys.keyFor(act))
  const response = await authorised(request)
  const problem = response.ok ? null : await problemOf(response)
  if (act !== null && (problem === null || isDecisive(problem.status, problem.code))) keys.settle(act)
  if (problem !== null) throw problem
  return response
}

async function authorised(request: Request): Promise<Response> {
  const token = currentToken()
  const response = await attempt(request, token)
  if (response.status !== 401) return response
  return attempt(request, await tokenAfter(token))
}

async function attempt(request: Request, token: string | null): Promise<Response> {
  const copy = request.clone()
  if (token !== null) copy.headers.set('Authorization', `Bearer ${token}`)
  const patience = new AbortController()
  const giveUp = (): void => patience.abort()
  const timer = setTimeout(giveUp, ANSWER_WITHIN_MS)
  request.signal.addEventListener('abort', giveUp)
  try {
    const response = await fetch(copy, { signal: patience.signal })
    noteConnection(true)
    return response
  } catch (error) {
    if (request.signal.aborted) throw error
    noteConnection(false)
    throw new NetworkLost()
  } finally {
    // Only the wait for an answer is bounded: a stream goes on for hours. Its reader may still end it.
    clearTimeout(timer)
  }
}

async function actOf(request: Request): Promise<string> {
  return `${request.url}\n${await request.clone().text()}`
}

/** Whether asking again may help without anybody doing anything. */
export function isPassing(error: unknown): boolean {
  return error instanceof NetworkLost || (error instanceof Problem && [429, 502, 503, 504].includes(error.status))
}
