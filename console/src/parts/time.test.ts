// @vitest-environment node
import { expect, test } from 'vitest'
import { endWords, formatDay, formatTime } from './time'

const now = new Date('2027-05-20T00:00:00Z')

test('times are Shanghai’s, with two digits for hours and minutes', () => {
  expect(formatTime('2027-05-14T01:30:00Z', now)).toBe('5月14日 09:30')
  expect(formatTime('2027-05-13T16:00:00Z', now)).toBe('5月14日 00:00')
})

test('another year is named', () => {
  expect(formatTime('2026-12-31T15:59:00Z', now)).toBe('2026年12月31日 23:59')
  expect(formatDay('2026-12-31T16:00:00Z', now)).toBe('1月1日')
})

test('an end at midnight is the day before at 24:00', () => {
  expect(endWords('2027-04-28T16:00:00Z', now)).toBe('4月28日 24:00')
  expect(endWords('2027-04-28T10:30:00Z', now)).toBe('4月28日 18:30')
})
