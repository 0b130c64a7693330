// @vitest-environment node
import { expect, test } from 'vitest'
import { fromClock, toClock } from './clock_text'

test('instants are edited on Shanghai’s clock, to the second, wherever the registrar sits', () => {
  expect(toClock('2027-05-25T15:59:59Z')).toBe('2027-05-25T23:59:59')
  expect(Date.parse(fromClock('2027-05-25T23:59:59'))).toBe(Date.parse('2027-05-25T15:59:59Z'))
})

test('a clock without seconds, as browsers give it at full minutes, is a full minute', () => {
  expect(fromClock('2027-05-14T09:30')).toBe('2027-05-14T09:30:00+08:00')
})
