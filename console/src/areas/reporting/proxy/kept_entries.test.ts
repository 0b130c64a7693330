import { beforeEach, expect, test } from 'vitest'
import { type Entry, KeptEntries } from './kept_entries'

const entry = (unit: string, type: string, at = '2027-05-09T09:00:00.000Z'): Entry => ({
  unit: { id: unit, name: `单位${unit}` }, type, reason: '传真报来', content: { title: `${unit} ${type}` }, at,
})
const mine = (): KeptEntries => new KeptEntries('me', '2027')

beforeEach(() => localStorage.clear())

test('each unit and type has an entry of its own, found again by another page of the same account', () => {
  mine().keep(entry('a', 'T3'))
  mine().keep(entry('a', 'T2'))
  mine().keep(entry('b', 'T3', '2027-05-09T10:00:00.000Z'))

  expect(mine().of('a', 'T3')).toEqual(entry('a', 'T3'))
  expect(mine().all().map(({ unit, type }) => `${unit.id} ${type}`)[0]).toBe('b T3')
  expect(new KeptEntries('somebody-else', '2027').all()).toEqual([])
  expect(new KeptEntries('me', '2026').all()).toEqual([])
})

test('what was entered is gone, and only that', () => {
  mine().keep(entry('a', 'T3'))
  mine().keep(entry('a', 'T2'))
  mine().drop('a', 'T3')

  expect(mine().all()).toEqual([entry('a', 'T2')])
})

test('what cannot be read is passed over', () => {
  localStorage.setItem('openweek.entry.me.2027.a.T3', '{"unit":')
  localStorage.setItem('openweek.entry.me.2027.a.T2', JSON.stringify({ ...entry('a', 'T2'), content: null }))

  expect(mine().all()).toEqual([])
})
