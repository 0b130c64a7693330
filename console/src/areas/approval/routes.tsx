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

const board = createRoute({
  getParentRoute: () => shellRoute,
  path: '/board',
  validateSearch: boardSearch,
  component: lazyRouteComponent(() => import('./BoardPage'), 'BoardPage'),
})

/** Pages of what units below report, and the completeness board. */
export const routes = [approvals, approval, board] as const
