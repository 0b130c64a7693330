import { createRootRoute, lazyRouteComponent } from '@tanstack/react-router'

/** The parent of every page, also of the one that says that there is no such page. */
export const shellRoute = createRootRoute({ component: lazyRouteComponent(() => import('./Shell'), 'Shell') })
