import type { Area } from '../../shell/area'
import { ministryMenu } from '../../texts/ministry.zh'

const entryPage = (id: string): string => `/pool/${id}`

/** The ministry's selection: pool, scoring, three reviews, release, withdrawal. */
export const ministry: Area = {
  menu: [
    { path: '/pool', label: ministryMenu.pool, roles: ['reviewer', 'editor', 'publisher'] },
    { path: '/release-desk', label: ministryMenu.releases, roles: ['publisher'] },
    { path: '/withdrawals', label: ministryMenu.withdrawals, roles: ['editor', 'publisher'] },
  ],
  taskPages: {
    assign: entryPage,
    score: entryPage,
    propose: entryPage,
    'review-first': entryPage,
    'review-second': entryPage,
    'review-final': entryPage,
    decide: entryPage,
    release: entryPage,
    'release-correction': entryPage,
  },
}
