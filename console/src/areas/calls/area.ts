import type { Area } from '../../shell/area'
import { callTexts } from '../../texts/calls.zh'

/** What a superior asks of named units, and how they answer. */
export const calls: Area = {
  menu: [{ path: '/calls', label: callTexts.menu, roles: ['liaison', 'approver', 'editor'] }],
  taskPages: { 'answer-call': (id) => `/calls/${id}` },
}
