// @vitest-environment node
import { expect, test } from 'vitest'
import { fieldsOf, readFields } from './schema'

const form = {
  required: ['title', 'background', 'promise'],
  $defs: {
    Activity: {
      type: 'object',
      title: 'Activity',
      required: ['name'],
      properties: {
        name: { type: 'string', title: '名称', maxLength: 100 },
        starts_on: { anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }], title: '日期' },
      },
    },
    Rank: { type: 'string', enum: ['national', 'city'] },
  },
  properties: {
    title: { type: 'string', title: '标题', maxLength: 50, examples: ['小课堂'] },
    focus_area: { type: 'string', title: '宣传重点', oneOf: [{ const: 'economy', title: '经济' }] },
    background: { type: 'string', title: '背景', maxLength: 3000 },
    highlights: { type: 'array', title: '亮点', maxItems: 5, items: { type: 'string', maxLength: 200 }, examples: [['一条']] },
    participants: { type: 'integer', title: '参与人数', description: '实到人数，单位：人', minimum: 0 },
    share: { anyOf: [{ type: 'number' }, { type: 'null' }], title: '占比' },
    open_to: { type: 'array', title: '四开放', items: { type: 'string', oneOf: [{ const: 'campus', title: '开放校园' }] } },
    rank: { $ref: '#/$defs/Rank', title: '级别' },
    held_at: { type: 'string', format: 'date-time', title: '开始时间' },
    link: { type: 'string', format: 'uri', title: '网址', maxLength: 500 },
    promise: { type: 'boolean', const: true, title: '承诺' },
    online: { type: 'boolean', title: '是否线上' },
    activities: { type: 'array', title: '活动清单', maxItems: 50, items: { $ref: '#/$defs/Activity' } },
    contact: { allOf: [{ $ref: '#/$defs/Activity' }], title: '负责人' },
    picked_item_ids: { type: 'array', title: '选用材料', items: { type: 'string', format: 'uuid' } },
    attachment_ids: { type: 'array', title: '附件', items: { type: 'string', format: 'uuid' }, 'x-asset-kinds': ['document'] },
    asset_ids: { type: 'array', title: '照片', items: { type: 'string', format: 'uuid' }, maxItems: 10 },
  },
}
const fields = fieldsOf({ form })
const named = (name: string) => fields.find((field) => field.name === name)

test('every field gets the input that its schema asks for', () => {
  expect(fields.map(({ name, kind }) => [name, kind])).toEqual([
    ['title', 'line'],
    ['focus_area', 'choice'],
    ['background', 'text'],
    ['highlights', 'list'],
    ['participants', 'number'],
    ['share', 'number'],
    ['open_to', 'choices'],
    ['rank', 'choice'],
    ['held_at', 'moment'],
    ['link', 'address'],
    ['promise', 'statement'],
    ['online', 'yes'],
    ['activities', 'rows'],
    ['contact', 'group'],
    ['picked_item_ids', 'items'],
    ['attachment_ids', 'attachments'],
    ['asset_ids', 'media'],
  ])
  expect(fields.filter(({ required }) => required).map(({ name }) => name)).toEqual(['title', 'background', 'promise'])
})

test('choices, limits, examples and units come from the schema', () => {
  expect(named('focus_area')?.choices).toEqual([{ value: 'economy', label: '经济' }])
  expect(named('open_to')?.choices).toEqual([{ value: 'campus', label: '开放校园' }])
  expect(named('rank')).toMatchObject({ title: '级别', choices: [{ value: 'national' }, { value: 'city' }] })
  expect(named('highlights')).toMatchObject({ maxItems: 5, maxLength: 200, examples: ['一条'] })
  expect([named('participants')?.unit, named('participants')?.decimal, named('share')?.decimal]).toEqual(['人', false, true])
})

test('a row has fields of its own, and keeps the title of the table', () => {
  expect(named('activities')).toMatchObject({ title: '活动清单', maxItems: 50 })
  expect(named('activities')?.columns.map(({ name, kind, required }) => [name, kind, required])).toEqual([
    ['name', 'line', true],
    ['starts_on', 'date', false],
  ])
})

test('what a form of another time asked stays readable', () => {
  const read = readFields({ form }, { title: '标题', slogan: '旧表的口号' })
  expect(read.at(-1)).toMatchObject({ name: 'slogan', title: 'slogan', kind: 'text' })
  expect(readFields(undefined, { title: '标题' }).map(({ name }) => name)).toEqual(['title'])
})
