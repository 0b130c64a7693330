import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../shell/route'
import { importSearch } from './import/import_search'
import { itemsSearch } from './items_search'
import { newSearch } from './new/new_search'

const items = createRoute({
  getParentRoute: () => shellRoute,
  path: '/items',
  validateSearch: itemsSearch,
  component: lazyRouteComponent(() => import('./ItemsPage'), 'ItemsPage'),
})

const newItem = createRoute({
  getParentRoute: () => shellRoute,
  path: '/items/new',
  validateSearch: newSearch,
  component: lazyRouteComponent(() => import('./new/NewItemPage'), 'NewItemPage'),
})

const importing = createRoute({
  getParentRoute: () => shellRoute,
  path: '/items/import',
  validateSearch: importSearch,
  component: lazyRouteComponent(() => import('./import/ImportPage'), 'ImportPage'),
})

const entering = createRoute({
  getParentRoute: () => shellRoute,
  path: '/items/enter',
  component: lazyRouteComponent(() => import('./proxy/EnterPage'), 'EnterPage'),
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
export const routes = [items, newItem, importing, entering, item, edit] as const
