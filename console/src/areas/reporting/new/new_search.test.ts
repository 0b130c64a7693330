// @vitest-environment node
import { expect, test } from 'vitest'
import { beginning, newSearch } from './new_search'

const EDITION = '0195e7c2-0000-7000-8000-000000000001'

test('an address names what is begun in full or not at all', () => {
  expect(newSearch(beginning(EDITION, 'T8').search)).toEqual({
    type: 'T8',
    edition: EDITION,
  })
  expect(newSearch({ type: 'T8' })).toEqual({})
  expect(newSearch({ type: 'javascript:', edition: EDITION })).toEqual({})
  expect(newSearch({ type: 'T8', edition: 'this' })).toEqual({})
})
