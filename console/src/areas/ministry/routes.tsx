import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../shell/route'
import { readPoolSearch } from './pool_search'

const pool = createRoute({
  getParentRoute: () => shellRoute,
  path: '/pool',
  validateSearch: readPoolSearch,
  component: lazyRouteComponent(() => import('./PoolPage'), 'PoolPage'),
})

const entry = createRoute({
  getParentRoute: () => shellRoute,
  path: '/pool/$id',
  component: lazyRouteComponent(() => import('./EntryPage'), 'EntryPage'),
})

const releaseDesk = createRoute({
  getParentRoute: () => shellRoute,
  path: '/release-desk',
  validateSearch: (raw: Record<string, unknown>): { pick?: string } =>
    typeof raw['pick'] === 'string' ? { pick: raw['pick'] } : {},
  component: lazyRouteComponent(() => import('./ReleaseDeskPage'), 'ReleaseDeskPage'),
})

const withdrawals = createRoute({
  getParentRoute: () => shellRoute,
  path: '/withdrawals',
  component: lazyRouteComponent(() => import('./WithdrawalsPage'), 'WithdrawalsPage'),
})

/** Pages of the ministry's selection: pool, scoring, three reviews, release, withdrawal. */
export const routes = [pool, entry, releaseDesk, withdrawals] as const
