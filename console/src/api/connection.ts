import { useSyncExternalStore } from 'react'

const PROBE_MS = 5_000

let lost = false
let probing: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

/** Note whether the gateway could be reached. While it cannot, it is asked every few seconds. */
export function noteConnection(reached: boolean): void {
  if (lost === !reached) return
  lost = !reached
  clearInterval(probing)
  if (lost) probing = setInterval(() => void probe(), PROBE_MS)
  listeners.forEach((tell) => tell())
}

/** Be told of every change; returns how to stop it. */
export function onConnectionChange(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

export function isConnectionLost(): boolean {
  return lost
}

/** Whether the connection is lost now. */
export function useConnectionLost(): boolean {
  return useSyncExternalStore(onConnectionChange, isConnectionLost)
}

async function probe(): Promise<void> {
  try {
    await fetch('/gateway/livez', { cache: 'no-store' })
    noteConnection(true)
  } catch {
    // Still away: the next probe asks again.
  }
}
