import type { Area } from '../../shell/area'
import { administrationTexts } from '../../texts/administration.zh'

const { menu } = administrationTexts

/** Editions, units, accounts, complaints (registrar); service state, dead letters (operator); the own account (all). */
export const administration: Area = {
  menu: [
    { path: '/units', label: menu.units, roles: ['registrar'] },
    { path: '/accounts', label: menu.accounts, roles: ['registrar'] },
    { path: '/editions', label: menu.editions, roles: ['registrar'] },
    { path: '/complaints', label: menu.complaints, roles: ['registrar'] },
    { path: '/service-state', label: menu.serviceState, roles: ['operator'] },
    { path: '/dead-letters', label: menu.deadLetters, roles: ['operator'] },
    {
      path: '/me',
      label: menu.me,
      roles: ['liaison', 'approver', 'reviewer', 'editor', 'publisher', 'desk', 'registrar', 'operator'],
    },
  ],
  taskPages: {},
}
