import type { Area } from '../../shell/area'
import { territoryTexts } from '../../texts/territory.zh'

/** What a territory has reported, for its co-departments. */
export const territory: Area = {
  menu: [{ path: '/territory', label: territoryTexts.menu, roles: ['co_department'] }],
  taskPages: {},
}
