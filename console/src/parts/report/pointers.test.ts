// @vitest-environment node
import { expect, test } from 'vitest'
import { atOrBelow, pointerTo, titleAt, valueAt } from './pointers'
import { fieldsOf } from './schema'

const fields = fieldsOf({
  form: {
    properties: {
      title: { type: 'string', title: '标题' },
      highlights: { type: 'array', title: '亮点', items: { type: 'string' } },
      activities: {
        type: 'array',
        title: '活动清单',
        items: { type: 'object', properties: { place: { type: 'string', title: '地点' } } },
      },
    },
  },
})

test('a place is named by its field, an entry with its number, a cell with its column', () => {
  const name = (pointer: string): string => titleAt(fields, pointer, (title, at) => `${title} ${at}`)
  expect(name('/title')).toBe('标题')
  expect(name('/highlights/1')).toBe('亮点 2')
  expect(name('/activities/0/place')).toBe('活动清单 1 · 地点')
  expect([name('/nothing'), name('')]).toEqual(['', ''])
})

test('what stands at a place is found, and nothing where there is none', () => {
  const content = { activities: [{ place: '操场' }], 'a/b': 1 }
  expect(valueAt(content, '/activities/0/place')).toBe('操场')
  expect(valueAt(content, pointerTo('a/b'))).toBe(1)
  expect([valueAt(content, '/activities/1/place'), valueAt(content, '/title/0')]).toEqual([undefined, undefined])
})

test('a name that only begins alike is another place', () => {
  const all = [{ pointer: '/result' }, { pointer: '/result/0' }, { pointer: '/results' }]
  expect(atOrBelow(all, '/result').map(({ pointer }) => pointer)).toEqual(['/result', '/result/0'])
})
