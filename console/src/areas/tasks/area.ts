import type { Area } from '../../shell/area'
import { tasksTexts } from '../../texts/tasks.zh'

/** What waits for the account. */
export const tasks: Area = {
  menu: [
    {
      path: '/',
      label: tasksTexts.title,
      roles: ['liaison', 'approver', 'reviewer', 'editor', 'publisher', 'desk', 'registrar', 'operator'],
    },
  ],
  taskPages: {},
}
