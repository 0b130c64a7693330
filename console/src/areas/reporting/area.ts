import type { Area } from '../../shell/area'
import { reportingTexts } from '../../texts/reporting.zh'

/** Reports of the own unit: list, form, media, receipts, where published. */
export const reporting: Area = {
  menu: [{ path: '/items', label: reportingTexts.items, roles: ['liaison'] }],
  taskPages: {
    'report-owed': () => '/items/new',
    'mend-returned': (id) => `/items/${id}/edit`,
    'finish-draft': (id) => `/items/${id}/edit`,
  },
}
