// @vitest-environment node
import { expect, test } from 'vitest'
import { type FieldSpec, fieldsOf } from './schema'
import { lengthOf, linesOf } from './values'

const [rows, day, share, promise, open] = fieldsOf({
  form: {
    properties: {
      figures: {
        type: 'array',
        title: '成效数据',
        items: {
          type: 'object',
          properties: {
            name: { type: 'string', title: '指标' },
            value: { type: 'number', title: '数值' },
            source: { type: 'string', title: '来源' },
          },
        },
      },
      held_on: { type: 'string', format: 'date', title: '日期' },
      share: { type: 'integer', title: '人数', description: '单位：人' },
      promise: { type: 'boolean', const: true, title: '承诺' },
      open_to: { type: 'array', title: '四开放', items: { oneOf: [{ const: 'campus', title: '开放校园' }] } },
    },
  },
}) as [FieldSpec, FieldSpec, FieldSpec, FieldSpec, FieldSpec]

test('every value reads as people write it', () => {
  expect(linesOf(rows, [{ name: '服务人次', value: 12000 }, {}])).toEqual(['指标：服务人次；数值：12,000', ''])
  expect(linesOf(day, '1999-05-10')).toEqual(['1999年5月10日'])
  expect(linesOf(share, 1260)).toEqual(['1,260 人'])
  expect(linesOf(promise, true)).toEqual(['是'])
  expect(linesOf(open, ['campus', 'gone'])).toEqual(['开放校园', 'gone'])
})

test('nothing written is no line, and what is no value of its kind is shown as it is', () => {
  expect([linesOf(day, ''), linesOf(share, undefined), linesOf(rows, null)]).toEqual([[], [], []])
  expect(linesOf(day, '后天')).toEqual(['后天'])
})

test('characters are counted as the service counts them', () => {
  expect([lengthOf('职教🎓'), lengthOf('一\r\n二'), lengthOf(undefined)]).toEqual([3, 3, 0])
})
