import { answer, media } from './clients'
import { NetworkLost, problemOf } from './problem'

type Rendition = 'original' | 'web' | 'preview' | 'cover'

/**
 * A picture or film from the object store. The link is asked for, not followed: browsers of before 2023 carry the token
 * along with a redirect, and the store refuses a request that bears two proofs. That the store cannot be reached says
 * nothing about the services, so it is no lost connection of the page: only what shows these bytes is told.
 */
export async function fetchRendition(assetId: string, name: Rendition, signal: AbortSignal): Promise<Blob> {
  const { url } = await answer(
    media.GET('/api/media/v1/assets/{asset_id}/renditions/{name}/link', {
      params: { path: { asset_id: assetId, name } },
      signal,
    }),
  )
  return fetched(url, signal)
}

/** A document from the object store, to be saved. */
export async function fetchDocument(assetId: string): Promise<Blob> {
  const path = { asset_id: assetId }
  const { url } = await answer(media.GET('/api/media/v1/assets/{asset_id}/document/link', { params: { path } }))
  return fetched(url, null)
}

async function fetched(url: string, signal: AbortSignal | null): Promise<Blob> {
  const response = await fetch(url, { signal, referrerPolicy: 'no-referrer' }).catch((error: unknown) => {
    throw signal?.aborted ? error : new NetworkLost()
  })
  if (!response.ok) throw await problemOf(response)
  return response.blob()
}
