// @vitest-environment node
import { expect, test } from 'vitest'
import { chosenAfter, kindOf, rolesFor } from './role_rules'

test('a media organisation has desks only, and no other unit has any', () => {
  expect(rolesFor('outlet')).toEqual(['desk'])
  expect(rolesFor('ministry')).not.toContain('desk')
})

test('the work of the ministry is offered to the ministry only', () => {
  expect(rolesFor('ministry')).toContain('publisher')
  expect(rolesFor('school')).toEqual(['liaison', 'approver', 'reviewer'])
})

test('a superior unit may have a platform, which is a machine and nothing else', () => {
  expect(rolesFor('province')).toContain('platform')
  expect(rolesFor('school')).not.toContain('platform')
  expect(chosenAfter(['liaison'], 'platform', true)).toEqual(['platform'])
  expect([kindOf(['platform']), kindOf(['desk']), kindOf(['liaison'])]).toEqual(['platform', 'desk', 'person'])
})

test('a co-department stands beside a territory, and does nothing else', () => {
  expect(rolesFor('province')).toContain('co_department')
  expect(rolesFor('industry_council')).not.toContain('co_department')
  expect(chosenAfter(['liaison'], 'co_department', true)).toEqual(['co_department'])
  expect(kindOf(['co_department'])).toBe('person')
})

test('administration stands alone, whichever was chosen first', () => {
  expect(chosenAfter(['liaison', 'approver'], 'registrar', true)).toEqual(['registrar'])
  expect(chosenAfter(['registrar'], 'liaison', true)).toEqual(['liaison'])
  expect(chosenAfter(['liaison', 'approver'], 'liaison', false)).toEqual(['approver'])
})
