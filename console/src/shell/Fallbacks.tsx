import { type ErrorComponentProps, Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { NetworkLost, Problem } from '../api/problem'
import { ProblemView } from '../parts/ProblemView'
import { shellTexts } from '../texts/shell.zh'
import { Crash } from './CrashBoundary'
import { Page } from './Page'

/** In place of a page that broke; the rest of the console stays. */
export function BrokenPage({ error, reset }: ErrorComponentProps): ReactElement {
  if (error instanceof Problem || error instanceof NetworkLost) return <ProblemView error={error} onRetry={reset} />
  return <Crash />
}

/** In place of a page that is not there. */
export function UnknownPage(): ReactElement {
  return (
    <Page title={shellTexts.unknownTitle} hint={shellTexts.unknownText}>
      <Link to="/">{shellTexts.backToTasks}</Link>
    </Page>
  )
}
