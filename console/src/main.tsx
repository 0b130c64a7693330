import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App'
import { keepQueriesTrue, queryClient } from './queries'
import { startSession } from './session/session'
import { CrashBoundary } from './shell/CrashBoundary'
import './theme/console.css'
import { installCssVariables } from './theme/css_variables'
import { Design } from './theme/Design'

const root = document.getElementById('console')
if (!root) throw new Error('index.html has no place for the console')

installCssVariables(document.documentElement)
keepQueriesTrue()
void startSession()
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Design>
        <CrashBoundary>
          <App />
        </CrashBoundary>
      </Design>
    </QueryClientProvider>
  </StrictMode>,
)
