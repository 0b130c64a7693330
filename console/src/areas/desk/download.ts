import { NetworkLost } from '../../api/problem'
import { send } from '../../api/send'

export interface Progress {
  got: number
  /** Null while the service prepares the file, or does not tell its length. */
  all: number | null
}

/** The bytes of a file behind the token, with how far it is. A file that ends too early is no file. */
export async function download(path: string, onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<Blob> {
  const response = await send(new Request(new URL(path, window.location.origin), { signal }))
  const length = Number(response.headers.get('Content-Length'))
  const all = length > 0 ? length : null
  const reader = response.body?.getReader()
  if (!reader) return response.blob()
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let got = 0
  onProgress({ got, all })
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      if (signal.aborted) throw error
      throw new NetworkLost()
    })
    if (done) break
    chunks.push(value)
    got += value.length
    onProgress({ got, all })
  }
  if (all !== null && got < all) throw new NetworkLost()
  return new Blob(chunks, { type: response.headers.get('Content-Type') ?? '' })
}

/** Hand a file to the browser under a name. */
export function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  // The browser has to have begun reading it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** A file's name from a headline: without what file systems refuse. */
export function fileName(headline: string): string {
  return `${headline.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '').trim().slice(0, 80) || 'package'}.zip`
}
