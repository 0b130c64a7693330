// @vitest-environment node
import { expect, test } from 'vitest'
import type { Rubric } from './entry'
import { totalOf, vetoes } from './rubric'

const criterion = (code: string, weight: number, veto = false) => ({ code, name: code, weight, veto, anchors: {} })
const rubric: Rubric = { criteria: [criterion('a', 15, true), criterion('b', 60), criterion('c', 25)], veto_below: 60 }

test('the total is the mean by the service’s weights, to a hundredth', () => {
  expect(totalOf(rubric, { a: 80, b: 80, c: 80 })).toBe('80.00')
  expect(totalOf(rubric, { a: 83, b: 91, c: 77 })).toBe('86.30')
  expect(totalOf({ ...rubric, criteria: [criterion('a', 1), criterion('b', 7)] }, { a: 1, b: 0 })).toBe('0.13')
})

test('there is no total while a criterion has no points, and nought is points', () => {
  expect(totalOf(rubric, { a: 80, b: 80 })).toBeNull()
  expect(totalOf(rubric, { a: 0, b: 0, c: 0 })).toBe('0.00')
})

test('only a veto criterion below the threshold marks the entry', () => {
  expect(vetoes(rubric, 'a', { a: 59 })).toBe(true)
  expect(vetoes(rubric, 'a', { a: 60 })).toBe(false)
  expect(vetoes(rubric, 'b', { b: 0 })).toBe(false)
  expect(vetoes(rubric, 'a', {})).toBe(false)
})
