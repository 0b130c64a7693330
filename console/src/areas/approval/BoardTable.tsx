import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { type Column, RecordTable } from '../../parts/RecordTable'
import { boardTexts as texts } from '../../texts/board.zh'
import type { Tile } from './board'

/** The figures of the tiles, to be sorted. */
export function BoardTable({ tiles }: { tiles: readonly Tile[] }): ReactElement {
  return <RecordTable label={texts.table} columns={columns} rows={tiles} keyOf={(tile) => tile.unit_id} />
}

const columns: readonly Column<Tile>[] = [
  {
    key: 'name',
    title: texts.unit,
    names: true,
    order: (tile) => tile.code,
    cell: (tile) => (
      <Link to="/board" search={{ unit: tile.unit_id }}>
        {tile.name}
      </Link>
    ),
  },
  figure('expected', (tile) => tile.expected),
  figure('reported', (tile) => tile.reported),
  figure('approved', (tile) => tile.approved),
  figure('received', (tile) => tile.received),
  {
    key: 'state',
    title: texts.state,
    order: (tile) => (tile.expected ? tile.reported / tile.expected : 2),
    cell: (tile) => (
      <span>
        {texts.states[tile.state]}
        {tile.state === 'partial' && texts.share(tile.reported, tile.expected)}
      </span>
    ),
  },
]

function figure(key: 'expected' | 'reported' | 'approved' | 'received', value: (tile: Tile) => number): Column<Tile> {
  return {
    key,
    title: texts[key],
    figures: true,
    order: value,
    // Where nothing is expected a nought would be read as a failure.
    cell: (tile) => (tile.expected ? value(tile).toLocaleString('zh-CN') : texts.none),
  }
}
