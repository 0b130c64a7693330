import { NetworkLost } from '../api/problem'
import { send } from '../api/send'

export interface Progress {
  got: number
  /** Null while the service prepares the file, or does not tell its length. */
  all: number | null
}

/** The bytes of a file behind the token, with how far it is. A file that ends too early is no file. */
export async function download(path: string, onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<File> {
  const response = await send(new Request(new URL(path, window.location.origin), { signal }))
  const name = nameFrom(response.headers.get('Content-Disposition'))
  const type = response.headers.get('Content-Type') ?? ''
  const length = Number(response.headers.get('Content-Length'))
  const all = length > 0 ? length : null
  const reader = response.body?.getReader()
  if (!reader) return new File([], name, { type })
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
  return new File(chunks, name, { type })
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

/** The name that the service gives a file (RFC 6266); nothing where it gives none. */
export function nameFrom(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  return encoded ? decodeURIComponent(encoded) : ''
}
