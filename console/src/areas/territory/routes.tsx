import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../shell/route'
import { territorySearch } from './territory_search'

const territory = createRoute({
  getParentRoute: () => shellRoute,
  path: '/territory',
  validateSearch: territorySearch,
  component: lazyRouteComponent(() => import('./TerritoryPage'), 'TerritoryPage'),
})

/** What a territory has reported, for its co-departments. */
export const routes = [territory] as const
