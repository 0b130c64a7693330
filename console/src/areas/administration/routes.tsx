import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../shell/route'
import { accountsSearch, lettersSearch, unitsSearch } from './searches'

const units = createRoute({
  getParentRoute: () => shellRoute,
  path: '/units',
  validateSearch: unitsSearch,
  component: lazyRouteComponent(() => import('./UnitsPage'), 'UnitsPage'),
})

const accounts = createRoute({
  getParentRoute: () => shellRoute,
  path: '/accounts',
  validateSearch: accountsSearch,
  component: lazyRouteComponent(() => import('./AccountsPage'), 'AccountsPage'),
})

const editions = createRoute({
  getParentRoute: () => shellRoute,
  path: '/editions',
  component: lazyRouteComponent(() => import('./EditionsPage'), 'EditionsPage'),
})

const complaints = createRoute({
  getParentRoute: () => shellRoute,
  path: '/complaints',
  component: lazyRouteComponent(() => import('./ComplaintsPage'), 'ComplaintsPage'),
})

const serviceState = createRoute({
  getParentRoute: () => shellRoute,
  path: '/service-state',
  component: lazyRouteComponent(() => import('./ServiceStatePage'), 'ServiceStatePage'),
})

const deadLetters = createRoute({
  getParentRoute: () => shellRoute,
  path: '/dead-letters',
  validateSearch: lettersSearch,
  component: lazyRouteComponent(() => import('./DeadLettersPage'), 'DeadLettersPage'),
})

const me = createRoute({
  getParentRoute: () => shellRoute,
  path: '/me',
  component: lazyRouteComponent(() => import('./MePage'), 'MePage'),
})

/** Pages of registrars and operators, and everybody's own account. */
export const routes = [units, accounts, editions, complaints, serviceState, deadLetters, me] as const
