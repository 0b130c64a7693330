import { Link } from '@tanstack/react-router'
import { Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { type Column, RecordTable } from '../../parts/RecordTable'
import { StateTag } from '../../parts/StateTag'
import { boardTexts as texts, dutyStates } from '../../texts/board.zh'
import { type Board, type Cell, type CellState, cellOf, inState, type Tile } from './board'

/** Type by type what is owed: sums, kinds of units by themselves, then every unit. */
export function BoardDuties({ board }: { board: Board }): ReactElement | null {
  const [state, setState] = useState<CellState | null>(null)
  if (board.types.length === 0) return null
  return (
    <section className="ow-duties" aria-labelledby="ow-duties-title">
      <h2 id="ow-duties-title">{texts.duties}</h2>
      <p className="ow-quiet">{texts.dutiesHint}</p>
      <DutySums board={board} />
      <label className="ow-duties-filter">
        {texts.filterState}
        <Select<CellState>
          allowClear
          value={state}
          onChange={(chosen) => setState(chosen ?? null)}
          options={STATES.map((each) => ({ value: each, label: dutyStates[each]?.word }))}
          placeholder={texts.filterAll}
        />
      </label>
      <RecordTable
        label={texts.dutyTable}
        columns={columnsOf(board)}
        rows={inState(board.tiles, state)}
        keyOf={(tile) => tile.unit_id}
      />
    </section>
  )
}

const STATES: readonly CellState[] = [
  'overdue',
  'missing',
  'draft',
  'partial',
  'returned',
  'submitted',
  'approved',
  'received',
  'waived',
  'not-required',
]

function DutySums({ board }: { board: Board }): ReactElement {
  return (
    <dl className="ow-duty-sums">
      {board.types.map((type) => (
        <div key={type.item_type}>
          <dt>{texts.typeDue(type.name, new Date(type.due_at))}</dt>
          <dd>{texts.cell(type.total)}</dd>
          {board.groups.length > 1 &&
            board.groups.map((group) => {
              const cell = group.types.find((each) => each.item_type === type.item_type)
              return (
                cell && (
                  <dd key={group.kind} className="ow-quiet">
                    {texts.group(group.kind, cell)}
                  </dd>
                )
              )
            })}
        </div>
      ))}
    </dl>
  )
}

function columnsOf(board: Board): readonly Column<Tile>[] {
  return [
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
    ...board.types.map(
      (type): Column<Tile> => ({
        key: type.item_type,
        title: type.name,
        cell: (tile) => <DutyCell cell={cellOf(tile, type.item_type)} />,
      }),
    ),
  ]
}

/** The state in words; figures where more than one unit is counted, and what is out of the ordinary. */
function DutyCell({ cell }: { cell: Cell | undefined }): ReactElement {
  if (!cell) return <span>{texts.none}</span>
  const beside = texts.beside(cell)
  return (
    <span className="ow-duty">
      <StateTag state={cell.state} words={dutyStates} />
      {beside && <span className="ow-quiet">{beside}</span>}
    </span>
  )
}
