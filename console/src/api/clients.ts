import createClient from 'openapi-fetch'
import type { paths as MediaPaths } from './schema/media'
import type { paths as PublicityPaths } from './schema/publicity'
import type { paths as RegistryPaths } from './schema/registry'
import type { components, paths as SubmissionPaths } from './schema/submission'
import { send } from './send'

const options = { baseUrl: window.location.origin, fetch: send }

export const registry = createClient<RegistryPaths>(options)
export const submission = createClient<SubmissionPaths>(options)
export const media = createClient<MediaPaths>(options)
export const publicity = createClient<PublicityPaths>(options)

/** What the caller may do with a thing now, and what is locked and why; the same in all services. */
export type Actions = components['schemas']['Actions']

/** The content of an answer. A refusal has been thrown before, so there always is one. */
export async function answer<T>(call: Promise<{ data?: T }>): Promise<T> {
  return (await call).data as T
}

/** The headers of an edit of what was seen at this revision. */
export function ifMatch(revision: number): { 'if-match': string } {
  return { 'if-match': `"${revision}"` }
}
