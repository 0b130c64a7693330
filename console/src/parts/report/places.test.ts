import { afterEach, expect, test } from 'vitest'
import { goToPlace, placeId } from './places'

afterEach(() => document.body.replaceChildren())

test('the way to a missing field ends with the focus in it', () => {
  document.body.innerHTML = `<input id="${placeId('/title')}" />`
  expect(goToPlace('/title')).toBe(true)
  expect(document.activeElement?.id).toBe('field-title')
})

test('an entry of a list has the focus itself, a list without it the first of its inputs', () => {
  document.body.innerHTML = `<div id="field-keywords"><input id="first" /><input id="field-keywords-1" /></div>`
  goToPlace('/keywords/1')
  expect(document.activeElement?.id).toBe('field-keywords-1')
  goToPlace('/keywords/7')
  expect(document.activeElement?.id).toBe('first')
})

test('a place that the form does not have is told', () => {
  expect(goToPlace('/somewhere')).toBe(false)
  expect(goToPlace('')).toBe(false)
})
