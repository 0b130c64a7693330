import { createRouter } from '@tanstack/react-router'
import { routes as administration } from './areas/administration/routes'
import { routes as approval } from './areas/approval/routes'
import { routes as calls } from './areas/calls/routes'
import { routes as desk } from './areas/desk/routes'
import { routes as ministry } from './areas/ministry/routes'
import { routes as reporting } from './areas/reporting/routes'
import { routes as tasks } from './areas/tasks/routes'
import { routes as territory } from './areas/territory/routes'
import { Loading } from './parts/Loading'
import { BrokenPage, UnknownPage } from './shell/Fallbacks'
import { shellRoute } from './shell/route'

const routeTree = shellRoute.addChildren([
  ...tasks,
  ...reporting,
  ...calls,
  ...territory,
  ...approval,
  ...ministry,
  ...desk,
  ...administration,
])

export const router = createRouter({
  routeTree,
  basepath: import.meta.env.BASE_URL,
  defaultPendingComponent: Loading,
  defaultErrorComponent: BrokenPage,
  defaultNotFoundComponent: UnknownPage,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
