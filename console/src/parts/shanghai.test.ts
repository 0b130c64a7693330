// @vitest-environment node
import { expect, test } from 'vitest'
import { fromShanghaiClock, toShanghaiClock } from './shanghai'

test('a picked time means Shanghai’s clock, wherever the reader’s machine stands', () => {
  const clock = toShanghaiClock('2027-05-14T01:30:00Z')
  expect(clock.format('YYYY-MM-DD HH:mm')).toBe('2027-05-14 09:30')
  expect(fromShanghaiClock(clock)).toBe('2027-05-14T09:30:00+08:00')
  expect(Date.parse(fromShanghaiClock(clock))).toBe(Date.parse('2027-05-14T01:30:00Z'))
})
