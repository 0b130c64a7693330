import { noteConnection } from './connection'
import { isPassing, send } from './send'

export interface StreamedEvent {
  event: string
  data: string
}

export interface StreamOptions {
  onEvent: (event: StreamedEvent) => void
  /** Whether events flow now; false while the connection is sought again. */
  onFlow?: (flowing: boolean) => void
  /** A refusal that asking again does not mend. */
  onRefusal?: (error: unknown) => void
}

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 30_000
/** The services send a comment each 15 s; three missed ones mean that nobody is there. */
const SILENCE_MS = 45_000

/** Read server-sent events with the token in a header, which EventSource cannot; returns how to stop. */
export function openStream(path: string, options: StreamOptions): () => void {
  const stop = new AbortController()
  void follow(path, options, stop.signal)
  return () => stop.abort()
}

async function follow(path: string, options: StreamOptions, stopped: AbortSignal): Promise<void> {
  let failures = 0
  while (!stopped.aborted) {
    try {
      await readOnce(path, stopped, (event) => {
        failures = 0
        options.onFlow?.(true)
        options.onEvent(event)
      })
    } catch (error) {
      if (stopped.aborted) return
      if (!isPassing(error) && !(error instanceof StreamBroken)) return options.onRefusal?.(error)
    }
    if (stopped.aborted) return
    options.onFlow?.(false)
    await pause(pauseAfter(failures++), stopped)
  }
}

/** The connection ended in the middle: normal, to be opened again. */
class StreamBroken extends Error {}

function broken(): never {
  throw new StreamBroken()
}

async function readOnce(path: string, stopped: AbortSignal, tell: (event: StreamedEvent) => void): Promise<void> {
  const request = new Request(new URL(path, window.location.origin), { headers: { Accept: 'text/event-stream' } })
  const response = await send(request)
  const reader = response.body?.getReader()
  if (!reader) return broken()
  const cancel = (): void => void reader.cancel().catch(() => undefined)
  stopped.addEventListener('abort', cancel)
  const parser = new EventParser()
  const decoder = new TextDecoder()
  try {
    for (;;) {
      if (stopped.aborted) return cancel()
      const silence = setTimeout(cancel, SILENCE_MS)
      const { done, value } = await reader.read().catch(broken).finally(() => clearTimeout(silence))
      if (done) return
      noteConnection(true)
      parser.feed(decoder.decode(value, { stream: true })).forEach(tell)
    }
  } finally {
    stopped.removeEventListener('abort', cancel)
  }
}

/** Longer after each failure in a row, never the same for all tabs: a restarted service is not stormed. */
export function pauseAfter(failures: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures) * (0.5 + Math.random() / 2)
}

function pause(milliseconds: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    stopped.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

/** Cuts the text of a stream into events, however it was cut on its way (WHATWG HTML 9.2). */
export class EventParser {
  private rest = ''
  private event = ''
  private data: string[] = []

  feed(text: string): StreamedEvent[] {
    const lines = (this.rest + text).split(/\r\n|\n|\r(?!$)/)
    this.rest = lines.pop() ?? ''
    return lines.flatMap((line) => this.take(line) ?? [])
  }

  private take(line: string): StreamedEvent | null {
    if (line === '') return this.finish()
    const colon = line.indexOf(':')
    const field = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (field === 'event') this.event = value
    if (field === 'data') this.data.push(value)
    return null
  }

  private finish(): StreamedEvent | null {
    const event = { event: this.event || 'message', data: this.data.join('\n') }
    const empty = this.data.length === 0
    this.event = ''
    this.data = []
    return empty ? null : event
  }
}
