// @vitest-environment node
import { expect, test } from 'vitest'
import { fieldsOf, lengthOf, titleAt } from './report_form'

const form = {
  required: ['title', 'background'],
  properties: {
    title: { type: 'string', title: '标题', maxLength: 50, examples: ['小课堂'] },
    focus_area: { type: 'string', title: '宣传重点', oneOf: [{ const: 'economy', title: '经济' }] },
    background: { type: 'string', title: '背景', maxLength: 3000 },
    highlights: { type: 'array', title: '亮点', maxItems: 5, items: { type: 'string', maxLength: 200 }, examples: [['一条']] },
    participants: { type: 'integer', title: '参与人数', minimum: 0 },
    asset_ids: { type: 'array', title: '照片', items: { type: 'string', format: 'uuid' }, maxItems: 10 },
  },
}

test('every field gets the input that its schema asks for', () => {
  const fields = fieldsOf({ form })
  expect(fields.map(({ kind }) => kind)).toEqual(['line', 'choice', 'text', 'list', 'number', 'media'])
  expect(fields.map(({ required }) => required)).toEqual([true, false, true, false, false, false])
  expect(fields[1]?.choices).toEqual([{ value: 'economy', label: '经济' }])
  expect(fields[3]).toMatchObject({ maxItems: 5, maxLength: 200, examples: ['一条'] })
})

test('a place is named by its field, an entry with its number', () => {
  const name = (pointer: string): string => titleAt(fieldsOf({ form }), pointer, (title, at) => `${title} ${at}`)
  expect([name('/title'), name('/highlights/1'), name('/nothing')]).toEqual(['标题', '亮点 2', ''])
})

test('characters are counted as the service counts them', () => {
  expect([lengthOf('职教🎓'), lengthOf('一\r\n二'), lengthOf(undefined)]).toEqual([3, 3, 0])
})
