// @vitest-environment node
import { expect, test } from 'vitest'
import { choicesOf, type Edition, standingOf } from './choices'

const type = (code: string, more: object = {}): object => ({ code, name: code, owed_by: [], due_at: null, opens_at: null, locks_at: null, ...more })
const edition = {
  opens_at: '2027-05-01T00:00:00+08:00',
  due_at: '2027-05-23T00:00:00+08:00',
  locks_at: '2027-06-01T00:00:00+08:00',
  item_types: [
    type('T3'),
    type('T8', { owed_by: ['province'], due_at: '2027-05-30T00:00:00+08:00' }),
    type('T1', { owed_by: ['province'], due_at: '2027-04-29T00:00:00+08:00' }),
    type('T12'),
  ],
} as unknown as Edition
const codes = (kind: string | null): string[] => choicesOf(edition, kind).map(({ type: { code } }) => code)

test('what a unit owes stands first, by its deadline', () => {
  expect(codes('province')).toEqual(['T1', 'T8', 'T3'])
})

test('who owes nothing sees what it can report, by its deadline; answers are begun from their call', () => {
  expect(codes('school')).toEqual(['T1', 'T3', 'T8'])
  expect(choicesOf(edition, null).some(({ owed }) => owed)).toBe(false)
})

test('a type without clocks of its own has those of the edition, and is locked from the very instant', () => {
  const [choice] = choicesOf(edition, 'school').filter(({ type: { code } }) => code === 'T3')
  if (!choice) throw new Error('T3 is there')
  const at = (instant: string): string => standingOf(choice, Date.parse(instant))
  expect(at('2027-04-30T23:59:59+08:00')).toBe('not-open')
  expect(at('2027-05-31T23:59:59+08:00')).toBe('open')
  expect(at('2027-06-01T00:00:00+08:00')).toBe('locked')
})
