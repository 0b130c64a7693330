import { RouterProvider } from '@tanstack/react-router'
import { lazy, type ReactElement, Suspense } from 'react'
import { Loading } from './parts/Loading'
import { ProblemView } from './parts/ProblemView'
import { router } from './routes'
import { resume, useSession } from './session/session'
import { sessionTexts } from './texts/session.zh'
import { shellTexts } from './texts/shell.zh'

const SignInPage = lazy(() => import('./session/SignInPage').then((module) => ({ default: module.SignInPage })))
const AcceptInvitationPage = lazy(() =>
  import('./areas/administration/people/AcceptInvitationPage').then((module) => ({ default: module.AcceptInvitationPage })),
)
const ExpiredDialog = lazy(() => import('./session/ExpiredDialog'))

const INVITATION = `${import.meta.env.BASE_URL}invitation`

/** The sign-in or the pages, as the session is. */
export function App(): ReactElement {
  const session = useSession()
  // Whoever holds the link of an invitation has no account yet; whoever is signed in here is somebody else.
  if (window.location.pathname === INVITATION) {
    return (
      <Suspense fallback={<Loading />}>
        <AcceptInvitationPage />
      </Suspense>
    )
  }
  switch (session.state) {
    case 'starting':
      return <Loading text={sessionTexts.starting} />
    case 'unreachable':
      return (
        <main className="ow-alone">
          <h1>{shellTexts.product}</h1>
          <ProblemView error={session.error} onRetry={() => void resume()} />
        </main>
      )
    case 'signed-out':
      return (
        <Suspense fallback={<Loading />}>
          <SignInPage />
        </Suspense>
      )
    default:
      return (
        <>
          <RouterProvider router={router} />
          <Suspense fallback={null}>{session.state === 'expired' && <ExpiredDialog me={session.me} />}</Suspense>
        </>
      )
  }
}
