import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../shell/route'
import { readDeskSearch } from './desk_search'

const feed = createRoute({
  getParentRoute: () => shellRoute,
  path: '/desk',
  validateSearch: readDeskSearch,
  component: lazyRouteComponent(() => import('./DeskPage'), 'DeskPage'),
})

const item = createRoute({
  getParentRoute: () => shellRoute,
  path: '/desk/items/$id',
  component: lazyRouteComponent(() => import('./ItemPage'), 'ItemPage'),
})

const connection = createRoute({
  getParentRoute: () => shellRoute,
  path: '/desk-connection',
  component: lazyRouteComponent(() => import('./ConnectionPage'), 'ConnectionPage'),
})

/** Pages of a media desk: feed state, gaps, downloads, receipts, coverage, withdrawals to confirm. */
export const routes = [feed, item, connection] as const
