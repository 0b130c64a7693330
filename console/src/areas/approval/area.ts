import type { Area } from '../../shell/area'
import { approvalTexts } from '../../texts/approval.zh'
import { boardTexts } from '../../texts/board.zh'

/** What units below report: queue, side by side, notes, return, bulk approval; and how complete it is. */
export const approval: Area = {
  menu: [
    { path: '/approvals', label: approvalTexts.menu, roles: ['approver', 'editor'] },
    { path: '/board', label: boardTexts.menu, roles: ['approver', 'editor', 'publisher', 'registrar', 'co_department'] },
  ],
  taskPages: { approve: (itemId) => `/approvals/${itemId}`, accept: (itemId) => `/approvals/${itemId}` },
}
