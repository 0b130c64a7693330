import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../shell/route'
import { boardSearch } from './board_search'
import { queueSearch } from './queue_search'

const approvals = createRoute({
  getParentRoute: () => shellRoute,
  path: '/approvals',
  validateSearch: queueSearch,
  component: lazyRouteComponent(() => import('./ApprovalsPage'), 'ApprovalsPage'),
})

const approval = createRoute({
  getParentRoute: () => shellRoute,
  path: '/approvals/$itemId',
  validateSearch: queueSearch,
  component: lazyRouteComponent(() => import('./ApprovalPage'), 'ApprovalPage'),
})

const findings = createRoute({
  getParentRoute: () => shellRoute,
  path: '/relevance-findings',
  component: lazyRouteComponent(() => import('./FindingsPage'), 'FindingsPage'),
})

const board = createRoute({
  getParentRoute: () => shellRoute,
  path: '/board',
  validateSearch: boardSearch,
  component: lazyRouteComponent(() => import('./BoardPage'), 'BoardPage'),
})

/** Pages of what units below report, what of it has nothing to do with the week, and the completeness board. */
export const routes = [approvals, approval, findings, board] as const
