import { useSyncExternalStore } from 'react'
import { closeSession, dropToken, listenToAccess, openSession, resumeSession } from '../api/access'
import { answer, registry } from '../api/clients'
import type { components } from '../api/schema/registry'
import type { Role } from './roles'

/** The own account and what its roles can do. */
export type Me = components['schemas']['MeOut']

/** `expired`: the session ended, the page stays as it is and asks for the password above it. */
export type Session =
  | { state: 'starting' }
  | { state: 'unreachable'; error: unknown }
  | { state: 'signed-out' }
  | { state: 'signed-in' | 'expired'; me: Me }

/** Tells the other tabs, which each have a token of their own, that something changed; it holds no secret. */
const NOTICE = 'openweek.session'

/** What stands behind the address when an identity provider has sent somebody back. */
const SIGNED_IN = '#signed-in'

let session: Session = { state: 'starting' }
const listeners = new Set<() => void>()

export function currentSession(): Session {
  return session
}

export function onSessionChange(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

export function useSession(): Session {
  return useSyncExternalStore(onSessionChange, currentSession)
}

/** The signed-in account; only for what is drawn inside the shell. */
export function useMe(): Me {
  const now = useSession()
  if (now.state !== 'signed-in' && now.state !== 'expired') throw new Error('drawn outside the shell')
  return now.me
}

export function hasRole(me: Me, ...roles: readonly Role[]): boolean {
  return roles.some((role) => me.roles.includes(role))
}

/** Whether the account can do this at all (the abilities of /me); whether now, the thing's own actions say. */
export function can(me: Me, ability: string): boolean {
  return me.actions.allowed.includes(ability)
}

/** Go on with the session that this browser has, and listen to other tabs. */
export async function startSession(): Promise<void> {
  listenToAccess({
    expired() {
      if (session.state === 'signed-in') become({ state: 'expired', me: session.me })
      return session.state === 'expired'
    },
    otherAccount: () => window.location.assign(import.meta.env.BASE_URL),
  })
  window.addEventListener('storage', (event) => {
    if (event.key === NOTICE) void followOtherTab(event.newValue ?? '')
  })
  if (window.location.hash === SIGNED_IN) {
    window.history.replaceState(null, '', window.location.pathname)
    writeNotice('in')
  }
  // Without a notice there was no sign-in here: nothing to ask for.
  if (!readNotice().startsWith('in')) return become({ state: 'signed-out' })
  await resume()
}

/** Sign in; after an expired session the page goes on where it was, unless somebody else signed in. */
export async function signIn(username: string, password: string, code = ''): Promise<void> {
  await openSession(username, password, code)
  await enter()
  writeNotice('in')
}

/** Sign out here and in every other tab. */
export async function signOut(): Promise<void> {
  await closeSession()
  writeNotice('out')
  leave()
}

/** Ask again for the session of this browser. */
export async function resume(): Promise<void> {
  try {
    if (await resumeSession()) await enter()
    else if (session.state !== 'expired') become({ state: 'signed-out' })
  } catch (error) {
    if (session.state === 'starting' || session.state === 'unreachable') become({ state: 'unreachable', error })
  }
}

async function enter(): Promise<void> {
  const me = await answer(registry.GET('/api/registry/v1/me'))
  // Without the codes that its roles demand an account has one page.
  if (me.second_factor === 'required') window.history.replaceState(null, '', `${import.meta.env.BASE_URL}me`)
  become({ state: 'signed-in', me })
}

function leave(): void {
  dropToken()
  become({ state: 'signed-out' })
}

async function followOtherTab(notice: string): Promise<void> {
  if (notice.startsWith('out')) return leave()
  // A tab that works keeps its token; when that ends, the renewal finds the cookie of the newest sign-in.
  if (session.state !== 'signed-in') await resume()
}

function become(next: Session): void {
  session = next
  listeners.forEach((tell) => tell())
}

function readNotice(): string {
  try {
    return localStorage.getItem(NOTICE) ?? ''
  } catch {
    return 'in'
  }
}

function writeNotice(what: 'in' | 'out'): void {
  try {
    localStorage.setItem(NOTICE, `${what} ${Date.now()}`)
  } catch {
    // Storage is switched off: other tabs learn it from their next refused request.
  }
}
