import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../shell/route'
import { accountsSearch, lettersSearch, unitsSearch } from './searches'

const units = createRoute({
  getParentRoute: () => shellRoute,
  path: '/units',
  validateSearch: unitsSearch,
  component: lazyRouteComponent(() => import('./UnitsPage'), 'UnitsPage'),
})

const importUnits = createRoute({
  getParentRoute: () => shellRoute,
  path: '/units/import',
  component: lazyRouteComponent(() => import('./units/ImportUnitsPage'), 'ImportUnitsPage'),
})

const unit = createRoute({
  getParentRoute: () => shellRoute,
  path: '/units/$unitId',
  component: lazyRouteComponent(() => import('./units/UnitPage'), 'UnitPage'),
})

const ownUnit = createRoute({
  getParentRoute: () => shellRoute,
  path: '/own-unit',
  component: lazyRouteComponent(() => import('./units/UnitPage'), 'OwnUnitPage'),
})

const liaisons = createRoute({
  getParentRoute: () => shellRoute,
  path: '/liaisons',
  component: lazyRouteComponent(() => import('./units/LiaisonsPage'), 'LiaisonsPage'),
})

const websites = createRoute({
  getParentRoute: () => shellRoute,
  path: '/websites',
  component: lazyRouteComponent(() => import('./units/WebsitesPage'), 'WebsitesPage'),
})

const invitations = createRoute({
  getParentRoute: () => shellRoute,
  path: '/invitations',
  component: lazyRouteComponent(() => import('./people/InvitationsPage'), 'InvitationsPage'),
})

const audit = createRoute({
  getParentRoute: () => shellRoute,
  path: '/audit',
  component: lazyRouteComponent(() => import('./people/AuditPage'), 'AuditPage'),
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

const obligations = createRoute({
  getParentRoute: () => shellRoute,
  path: '/obligations',
  component: lazyRouteComponent(() => import('./obligations/ObligationsPage'), 'ObligationsPage'),
})

const reminders = createRoute({
  getParentRoute: () => shellRoute,
  path: '/reminders',
  component: lazyRouteComponent(() => import('./reminders/RemindersPage'), 'RemindersPage'),
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
export const routes = [
  units,
  importUnits,
  unit,
  ownUnit,
  liaisons,
  websites,
  invitations,
  audit,
  accounts,
  editions,
  obligations,
  reminders,
  complaints,
  serviceState,
  deadLetters,
  me,
] as const
