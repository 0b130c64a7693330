import { expect, test } from 'vitest'
import { changesOf, without } from './correction'
import type { Correction, Entry } from './entry'

const words = { focusArea: (code: string) => `重点${code}`, activityType: (code: string) => `类型${code}` }
const content = {
  title: '胡同口的小课堂',
  focus_area: 'policy',
  activity_type: 'law',
  passages: [
    { name: 'background', heading: '背景', text: '学生走进胡同。' },
    { name: 'result', heading: '成效', text: '获奖 21 人。' },
  ],
  highlights: ['六个情景剧'],
  keywords: ['普法'],
  participants: 1260,
}
const asset = (asset_id: string): Entry['assets'][number] => ({ asset_id, ready: true, kind: 'photo', caption: '' })
const entry = { content } as unknown as Entry
const corrected = (changes: object): Correction => ({ content: { ...content, ...changes } }) as unknown as Correction

test('a correction shows the parts that it changes and no others', () => {
  const result = { name: 'result', heading: '成效', text: '获奖 12 人。' }
  const passages = [content.passages[0], result]
  expect(changesOf(entry, corrected({ passages, participants: 1620 }), words)).toEqual([
    { name: '成效', old: '获奖 21 人。', fresh: '获奖 12 人。' },
    { name: '参与人数', old: '1260', fresh: '1620' },
  ])
})

test('a part that goes and one that comes are both shown, vocabularies by their words', () => {
  const passages = [content.passages[0], { name: 'lesson', heading: '启示', text: '可推广。' }]
  expect(changesOf(entry, corrected({ passages, focus_area: 'skill', highlights: [] }), words)).toEqual([
    { name: '宣传重点', old: '重点policy', fresh: '重点skill' },
    { name: '亮点', old: '六个情景剧', fresh: '' },
    { name: '成效', old: '获奖 21 人。', fresh: '' },
    { name: '启示', old: '', fresh: '可推广。' },
  ])
})

test('a correction of pictures alone changes no text, and names what goes and what comes', () => {
  expect(changesOf(entry, corrected({ asset_ids: ['b'] }), words)).toEqual([])
  expect(without([asset('a'), asset('b')], [asset('b')]).map(({ asset_id }) => asset_id)).toEqual(['a'])
})
