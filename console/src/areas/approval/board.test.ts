import { expect, test } from 'vitest'
import { boardTexts } from '../../texts/board.zh'
import { type Cell, exportPath, inState, type Tile } from './board'

function aCell(changes: Partial<Cell>): Cell {
  return {
    item_type: 'T1',
    state: 'missing',
    share: 0,
    expected: 1,
    reported: 0,
    approved: 0,
    received: 0,
    on_time: 0,
    late: 0,
    overdue: 0,
    drafts: 0,
    returned: 0,
    waived: 0,
    extended: 0,
    shifted: 0,
    ...changes,
  }
}

function aTile(code: string, cell: Cell): Tile {
  return { unit_id: code, code, name: code, kind: 'province', expected: 1, reported: 0, approved: 0, received: 0, state: 'none', types: [cell] }
}

test('of one unit the word is enough; what is out of the ordinary stands beside it', () => {
  expect(boardTexts.beside(aCell({}))).toBe('')
  expect(boardTexts.beside(aCell({ state: 'overdue', overdue: 1 }))).toBe('')
  expect(boardTexts.beside(aCell({ state: 'received', reported: 1, late: 1, extended: 1 }))).toBe('逾期报送，延期')
})

test('of several units the figures stand there, and who is excused is not part of the share', () => {
  const cell = aCell({ state: 'partial', expected: 4, reported: 1, on_time: 1, overdue: 2, waived: 3 })

  expect(boardTexts.beside(cell)).toBe('1/4，逾期未报 2，免报 3')
  expect(boardTexts.cell(cell)).toBe('应报 4，已报 1（25%），按时 1，逾期未报 2，免报 3')
})

test('where nobody is expected there is a word and no nought per cent', () => {
  const nobody = aCell({ state: 'not-required', expected: 0, share: null })

  expect(boardTexts.cell(nobody)).toBe('不需报送')
  expect(boardTexts.group('industry_council', { ...nobody, state: 'waived', waived: 1 })).toBe('行指委（教指委）：免报')
})

test('tiles are narrowed by the state of any of their types', () => {
  const tiles = [aTile('1', aCell({ state: 'overdue' })), aTile('2', aCell({}))]

  expect(inState(tiles, 'overdue').map((tile) => tile.code)).toEqual(['1'])
  expect(inState(tiles, null)).toBe(tiles)
})

test('the file is of the unit that is looked at', () => {
  expect(exportPath('csv', undefined)).toBe('/api/submission/v1/board/export?format=csv')
  expect(exportPath('xlsx', 'a b')).toBe('/api/submission/v1/board/export?format=xlsx&unit_id=a%20b')
})
