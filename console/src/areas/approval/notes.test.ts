// @vitest-environment node
import { expect, test } from 'vitest'
import { written } from './notes'

test('empty notes are not sent, and the reason stands before the notes on fields', () => {
  expect(written({ '/title': ' 请写明学校 ', '/result': '  ', '': '请补充数据来源' })).toEqual([
    { pointer: '', text: '请补充数据来源' },
    { pointer: '/title', text: '请写明学校' },
  ])
})
