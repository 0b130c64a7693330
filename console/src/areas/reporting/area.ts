import type { Area } from '../../shell/area'
import { reportingTexts } from '../../texts/reporting.zh'
import { beginning } from './new/new_search'

/** Reports of the own unit: list, form, media, receipts, where published. */
export const reporting: Area = {
  menu: [{ path: '/items', label: reportingTexts.items, roles: ['liaison'] }],
  taskPages: {
    'report-owed': beginning,
    'mend-returned': (id) => `/items/${id}/edit`,
    'finish-correction': (id) => `/items/${id}/edit`,
    'finish-draft': (id) => `/items/${id}/edit`,
  },
}
