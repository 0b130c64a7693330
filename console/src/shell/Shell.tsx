import { Outlet } from '@tanstack/react-router'
import { lazy, type ReactElement, Suspense, useEffect, useState } from 'react'
import { useConnectionLost } from '../api/connection'
import { shellTexts } from '../texts/shell.zh'
import { Foot } from './Foot'
import { Header } from './Header'
import { Menu } from './Menu'

const MenuDrawer = lazy(() => import('./MenuDrawer'))

/** What stands around every page. */
export function Shell(): ReactElement {
  const [drawer, setDrawer] = useState<'untouched' | 'open' | 'closed'>('untouched')
  useEffect(loadWhatMustNotFail, [])
  return (
    <div className="ow-shell">
      <a className="ow-skip" href="#content" onClick={focusContent}>
        {shellTexts.skip}
      </a>
      <Header onOpenMenu={() => setDrawer('open')} />
      <OfflineBanner />
      <aside className="ow-side">
        <Menu />
      </aside>
      <main id="content" tabIndex={-1} className="ow-content">
        <Outlet />
      </main>
      <Foot />
      {drawer !== 'untouched' && (
        <Suspense fallback={null}>
          <MenuDrawer open={drawer === 'open'} onClose={() => setDrawer('closed')} />
        </Suspense>
      )}
    </div>
  )
}

/** Had before it is needed: a new release takes the old files away under a page on which somebody is writing. */
function loadWhatMustNotFail(): void {
  const parts = [import('./MenuDrawer'), import('../session/ExpiredDialog'), import('../session/SignInPage')]
  // Offline it is simply loaded when it is needed.
  void Promise.allSettled(parts)
}

function OfflineBanner(): ReactElement {
  const lost = useConnectionLost()
  // The region stands before its words do: only then they are read out.
  return (
    <div role="status" className="ow-banner-place">
      {lost && <p className="ow-banner">{shellTexts.offline}</p>}
    </div>
  )
}

function focusContent(event: { preventDefault: () => void }): void {
  event.preventDefault()
  document.getElementById('content')?.focus()
}
