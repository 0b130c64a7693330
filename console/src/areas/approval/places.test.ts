// @vitest-environment node
import { expect, test } from 'vitest'
import { divisionNames } from '../../texts/board.zh'
import { PLACES, stripOf } from './places'

test('all 34 divisions have a place of their own, and a name', () => {
  expect(PLACES.size).toBe(34)
  expect(new Set([...PLACES.values()].map(String)).size).toBe(34)
  expect([...PLACES.keys()].filter((code) => !divisionNames[code])).toEqual([])
})

test('a unit stands in one strip, and none is left out', () => {
  expect(stripOf({ code: '330000', kind: 'province' })).toBe('division')
  expect(stripOf({ code: '330200', kind: 'plan_city' })).toBe('city')
  expect(stripOf({ code: '660000', kind: 'corps' })).toBe('city')
  expect(stripOf({ code: 'H12', kind: 'industry_council' })).toBe('council')
  expect(stripOf({ code: 'D05', kind: 'ministry' })).toBe('other')
})
