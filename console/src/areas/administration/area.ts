import type { Area } from '../../shell/area'
import { administrationTexts } from '../../texts/administration.zh'
import { obligationTexts } from '../../texts/obligations.zh'
import { peopleTexts } from '../../texts/people.zh'
import { reminderTexts } from '../../texts/reminders.zh'
import { unitsTexts } from '../../texts/units.zh'

const { menu } = administrationTexts

/** Editions, units, accounts, complaints (registrar); service state, dead letters (operator); the own account (all). */
export const administration: Area = {
  menu: [
    { path: '/own-unit', label: unitsTexts.menu.own, roles: ['liaison', 'approver'] },
    { path: '/units', label: menu.units, roles: ['registrar'] },
    { path: '/liaisons', label: unitsTexts.menu.liaisons, roles: ['approver', 'registrar'] },
    { path: '/websites', label: unitsTexts.menu.websites, roles: ['approver', 'registrar'] },
    { path: '/accounts', label: menu.accounts, roles: ['registrar'] },
    { path: '/invitations', label: peopleTexts.menu.invitations, roles: ['approver', 'registrar'] },
    { path: '/audit', label: peopleTexts.menu.audit, roles: ['registrar'] },
    { path: '/editions', label: menu.editions, roles: ['registrar'] },
    { path: '/obligations', label: obligationTexts.menu, roles: ['approver', 'registrar'] },
    { path: '/reminders', label: reminderTexts.menu, roles: ['approver', 'registrar'] },
    { path: '/complaints', label: menu.complaints, roles: ['registrar'] },
    { path: '/service-state', label: menu.serviceState, roles: ['operator'] },
    { path: '/dead-letters', label: menu.deadLetters, roles: ['operator'] },
    {
      path: '/me',
      label: menu.me,
      roles: ['liaison', 'approver', 'reviewer', 'editor', 'publisher', 'desk', 'co_department', 'registrar', 'operator'],
    },
  ],
  taskPages: {},
}
