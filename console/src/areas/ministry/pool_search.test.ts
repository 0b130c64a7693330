// @vitest-environment node
import { expect, test } from 'vitest'
import { narrowed, poolQuery, readPoolSearch } from './pool_search'

test('an address keeps what narrows the pool and loses what is not understood', () => {
  const raw = { state: 'scored', focus_area: 'policy', text: 2023, mine: true, region: '', page: '7' }
  expect(readPoolSearch(raw)).toEqual({ state: 'scored', focus_area: 'policy', text: '2023', mine: true })
  expect(readPoolSearch({ state: 'no-such-state', text: ['a'] })).toEqual({})
})

test('an empty value takes a filter away and leaves the others', () => {
  expect(narrowed({ state: 'pooled', text: 'a' }, 'text', '')).toEqual({ state: 'pooled' })
  expect(narrowed({ state: 'pooled' }, 'region', '北京市')).toEqual({ state: 'pooled', region: '北京市' })
})

test('the service is asked for exactly what the address says', () => {
  expect(poolQuery({ region: '北京市', flagged: true })).toEqual({
    state: null,
    focus_area: null,
    activity_type: null,
    region: '北京市',
    text: null,
    flagged: true,
    mine: false,
  })
})
