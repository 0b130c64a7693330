import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../shell/route'
import { itemsSearch } from './items_search'

const items = createRoute({
  getParentRoute: () => shellRoute,
  path: '/items',
  validateSearch: itemsSearch,
  component: lazyRouteComponent(() => import('./ItemsPage'), 'ItemsPage'),
})

const item = createRoute({
  getParentRoute: () => shellRoute,
  path: '/items/$id',
  component: lazyRouteComponent(() => import('./ItemPage'), 'ItemPage'),
})

const edit = createRoute({
  getParentRoute: () => shellRoute,
  path: '/items/$id/edit',
  component: lazyRouteComponent(() => import('./EditPage'), 'EditPage'),
})

/** Pages of reports of the own unit: list, form, media, receipts, where published. */
export const routes = [items, item, edit] as const
