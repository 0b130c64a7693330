// @vitest-environment node
import { expect, test } from 'vitest'
import { importSearch } from './import_search'

test('an address that anybody may have typed leads to an import, to a type, or to the beginning', () => {
  const id = '01880e5a-91d4-7b1e-8f60-3c9a41d7e057'
  expect(importSearch({ id, type: 'T2' })).toEqual({ id })
  expect(importSearch({ type: 'T2' })).toEqual({ type: 'T2' })
  expect(importSearch({ id: '../x', type: 'T99' })).toEqual({})
})
