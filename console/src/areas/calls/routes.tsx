import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../shell/route'

const list = createRoute({
  getParentRoute: () => shellRoute,
  path: '/calls',
  component: lazyRouteComponent(() => import('./CallsPage'), 'CallsPage'),
})

const issuing = createRoute({
  getParentRoute: () => shellRoute,
  path: '/calls/new',
  component: lazyRouteComponent(() => import('./NewCallPage'), 'NewCallPage'),
})

const one = createRoute({
  getParentRoute: () => shellRoute,
  path: '/calls/$callId',
  component: lazyRouteComponent(() => import('./CallPage'), 'CallPage'),
})

/** Calls for items. */
export const routes = [list, issuing, one] as const
