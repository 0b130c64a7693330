// @vitest-environment node
import { expect, test } from 'vitest'
import { compareTexts } from './diff'

const shown = (old: string, fresh: string): string =>
  compareTexts(old, fresh)
    .map(({ kind, text }) => ({ same: text, gone: `[-${text}]`, new: `[+${text}]` })[kind])
    .join('')

test('texts that are the same have no change', () => {
  expect(shown('三天走了九个点位。', '三天走了九个点位。')).toBe('三天走了九个点位。')
})

test('inside a changed sentence only what changed is marked', () => {
  expect(shown('开场。三天走了九个点位。', '开场。三天走了十个点位。')).toBe('开场。三天走了[-九][+十]个点位。')
})

test('a sentence that came or went is marked as a whole', () => {
  expect(shown('甲做了。乙做了。', '甲做了。丙也来了。乙做了。')).toBe('甲做了。[+丙也来了。]乙做了。')
  expect(shown('甲做了。乙做了。', '乙做了。')).toBe('[-甲做了。]乙做了。')
})

test('both texts can be read out of the comparison, whatever they are', () => {
  const old = '背景：学校旁边有三条胡同。\n家长常问，能不能读本科？'
  const fresh = '背景：学校旁有四条胡同；\n家长和孩子常问，能不能继续读本科？好的'
  const stretches = compareTexts(old, fresh)
  const read = (without: string): string => stretches.filter(({ kind }) => kind !== without).map(({ text }) => text).join('')
  expect(read('new')).toBe(old)
  expect(read('gone')).toBe(fresh)
})

test('very long passages without a common sentence are compared as wholes', () => {
  const old = '甲'.repeat(2_000)
  const fresh = '乙'.repeat(2_000)
  expect(compareTexts(old, fresh).map(({ kind }) => kind)).toEqual(['gone', 'new'])
})
