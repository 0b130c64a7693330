// @vitest-environment node
import { expect, test } from 'vitest'
import { changedFields, merge, tidy } from './content'

test('what is empty is not there, in rows as well', () => {
  const rows = [{ name: '开放日', held_on: '' }, { name: '', online: null }, { online: false }]
  expect(tidy({ title: '', activities: rows, keywords: ['', '普法'] })).toEqual({
    activities: [{ name: '开放日' }, { online: false }],
    keywords: ['普法'],
  })
})

test('a row is the same in whatever order its parts came', () => {
  expect(changedFields({ rows: [{ a: 1, b: 2 }] }, { rows: [{ b: 2, a: 1 }] })).toEqual([])
  expect(changedFields({ rows: [{ a: 1 }, { a: 2 }] }, { rows: [{ a: 2 }, { a: 1 }] })).toEqual(['rows'])
})

const [a, b, c, d] = ['1', '2', '3', '4'].map((digit) => `01880e5a-91d4-7b1e-8f60-00000000000${digit}`)

test('picked items of two people are put together, tables are put to them', () => {
  const base = { case_ids: [a, b], activities: [{ name: '一' }] }
  const mine = { case_ids: [a, b, c], activities: [{ name: '一' }, { name: '二' }] }
  const theirs = { case_ids: [b, d], activities: [{ name: '三' }] }
  const { content, disputed } = merge(base, mine, theirs)
  expect(content['case_ids']).toEqual([b, c, d])
  expect(disputed).toEqual(['activities'])
})
