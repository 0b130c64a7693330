import { expect, test } from 'vitest'
import { altIdOf, blocksOf, headlineOf, idOf, isCorrected, namesOf, type NinjsItem } from './ninjs'

const item: NinjsItem = {
  uri: 'https://example.org/media/items/0190',
  title: '标题',
  pubStatus: 'usable',
  firstCreated: '2023-05-15T00:00:00Z',
  versionCreated: '2027-05-14T01:30:00Z',
  copyrightHolder: '某校',
  copyrightNotice: '© 2027 某校',
  usageTerms: '注明来源',
  headlines: [{ role: 'main', value: '主标题' }],
  subjects: [
    { name: '方针政策', rel: 'theme' },
    { name: '普法', rel: 'keyword' },
    { name: '问答', rel: 'keyword' },
  ],
  altIds: [{ role: 'feedSequence', value: '7' }],
}

const withBody = (contentType: string, value: string): NinjsItem => ({
  ...item,
  bodies: [{ role: 'main', contentType, value, charCount: value.length }],
})

test('an item with a word from the editors is corrected, unless it was taken back', () => {
  expect(isCorrected(item)).toBe(false)
  expect(isCorrected({ ...item, edNote: '更正：人数写错' })).toBe(true)
  expect(isCorrected({ ...item, pubStatus: 'canceled', edNote: '已撤回' })).toBe(false)
})

test('a document is read by its standard names', () => {
  expect(headlineOf(item)).toBe('主标题')
  expect(idOf(item.uri)).toBe('0190')
  expect(altIdOf(item, 'feedSequence')).toBe('7')
  expect(namesOf(item.subjects, 'keyword')).toEqual(['普法', '问答'])
})

test('the text becomes headings and paragraphs', () => {
  const body = '<div xmlns="http://www.w3.org/1999/xhtml"><h2>背景</h2><p>三条胡同 &amp; 一张桌</p></div>'
  expect(blocksOf(withBody('application/xhtml+xml', body))).toEqual([
    { heading: true, text: '背景' },
    { heading: false, text: '三条胡同 & 一张桌' },
  ])
})

test('mark-up inside a text stays words, and a broken document falls back to plain lines', () => {
  const hostile = '<div xmlns="http://www.w3.org/1999/xhtml"><p>甲<script>alert(1)</script></p></div>'
  expect(blocksOf(withBody('application/xhtml+xml', hostile))).toEqual([{ heading: false, text: '甲alert(1)' }])
  expect(blocksOf(withBody('text/plain', '背景\n三条胡同'))).toEqual([
    { heading: false, text: '背景' },
    { heading: false, text: '三条胡同' },
  ])
})
