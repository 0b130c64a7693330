import type { Area } from '../../shell/area'
import { approvalTexts } from '../../texts/approval.zh'
import { boardTexts } from '../../texts/board.zh'
import { relevanceTexts } from '../../texts/relevance.zh'

const itemPage = (itemId: string): string => `/approvals/${itemId}`

/** What units below report: queue, side by side, notes, return, bulk approval; and how complete it is. */
export const approval: Area = {
  menu: [
    { path: '/approvals', label: approvalTexts.menu, roles: ['approver', 'editor'] },
    { path: '/relevance-findings', label: relevanceTexts.list.menu, roles: ['editor', 'registrar'] },
    { path: '/board', label: boardTexts.menu, roles: ['approver', 'editor', 'publisher', 'registrar', 'co_department'] },
  ],
  taskPages: { approve: itemPage, accept: itemPage, 'decide-appeal': itemPage },
}
