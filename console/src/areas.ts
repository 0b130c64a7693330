import { administration } from './areas/administration/area'
import { approval } from './areas/approval/area'
import { calls } from './areas/calls/area'
import { desk } from './areas/desk/area'
import { ministry } from './areas/ministry/area'
import { reporting } from './areas/reporting/area'
import { tasks } from './areas/tasks/area'
import { territory } from './areas/territory/area'
import type { Area } from './shell/area'

/** In the order of the menu. */
export const areas: readonly Area[] = [tasks, reporting, calls, territory, approval, ministry, desk, administration]
