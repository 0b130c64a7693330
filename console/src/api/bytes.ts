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
  const response = await fetched(url, signal)
  if (!response.ok) throw await problemOf(response)
  return response.blob()
}

async function fetched(url: string, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, { signal, referrerPolicy: 'no-referrer' })
  } catch (error) {
    if (signal.aborted) throw error
    throw new NetworkLost()
  }
}
