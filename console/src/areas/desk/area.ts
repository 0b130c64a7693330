import type { Area } from '../../shell/area'
import { deskMenu } from '../../texts/desk.zh'

/** A media desk: feed state, gaps, downloads, receipts, coverage, withdrawals to confirm. */
export const desk: Area = {
  menu: [
    { path: '/desk', label: deskMenu.feed, roles: ['desk'] },
    { path: '/desk-connection', label: deskMenu.connection, roles: ['desk'] },
  ],
  taskPages: { 'confirm-withdrawal': (id) => `/desk/items/${id}` },
}
