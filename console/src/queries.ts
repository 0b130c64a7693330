import { QueryClient } from '@tanstack/react-query'
import { isConnectionLost, onConnectionChange } from './api/connection'
import { isPassing } from './api/send'
import { currentSession, onSessionChange, resume } from './session/session'

const RETRIES = 2

/** What was read, kept while it is fresh. Only what passes by itself is asked again; nothing is ever sent twice. */
export const queryClient = new QueryClient({
  defaultOptions: {
    // An intranet without the internet is no reason to wait: only a failed request tells that the network is lost.
    queries: { networkMode: 'always', staleTime: 10_000, retry: (failures, error) => failures < RETRIES && isPassing(error) },
    mutations: { networkMode: 'always', retry: false },
  },
})

/** Read anew when the network is back; forget everything when somebody signs out. */
export function keepQueriesTrue(): void {
  onConnectionChange(() => {
    if (isConnectionLost()) return
    if (currentSession().state === 'unreachable') void resume()
    void queryClient.invalidateQueries()
  })
  onSessionChange(() => {
    if (currentSession().state === 'signed-out') queryClient.clear()
  })
}
