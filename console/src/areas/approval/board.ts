import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { answer, submission } from '../../api/clients'
import type { components } from '../../api/schema/submission'
import { openStream } from '../../api/stream'

export type Board = components['schemas']['BoardOut']
export type Tile = components['schemas']['TileOut']
export type Cell = components['schemas']['CellOut']
export type CellState = Cell['state']

/** How far a type is in a tile. */
export function cellOf(tile: Tile, itemType: string): Cell | undefined {
  return tile.types.find((cell) => cell.item_type === itemType)
}

/** The tiles that have a type in this state; all of them where no state is asked for. */
export function inState(tiles: readonly Tile[], state: CellState | null): readonly Tile[] {
  return state === null ? tiles : tiles.filter((tile) => tile.types.some((cell) => cell.state === state))
}

/** Where the same figures are to be had as a file. */
export function exportPath(format: 'xlsx' | 'csv', unitId: string | undefined): string {
  const unit = unitId ? `&unit_id=${encodeURIComponent(unitId)}` : ''
  return `/api/submission/v1/board/export?format=${format}${unit}`
}

/** `flowing` moves by itself, `seeking` looks for the connection, `starting` has not had its first figures. */
export type Flow = 'starting' | 'flowing' | 'seeking'

/** The board below a unit, as it is and as it changes. */
export function useBoard(unitId: string | undefined) {
  const queries = useQueryClient()
  const queryKey = ['board', unitId ?? 'all']
  const query = unitId ? { unit_id: unitId } : {}
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: () => answer(submission.GET('/api/submission/v1/board', { params: { query } })),
    // The stream keeps it fresh.
    staleTime: Infinity,
  })
  const [flow, setFlow] = useState<Flow>('starting')
  const [changedAt, setChangedAt] = useState<Date | null>(null)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    setFlow('starting')
    setChangedAt(null)
    const path = `/api/submission/v1/board/stream${unitId ? `?unit_id=${encodeURIComponent(unitId)}` : ''}`
    return openStream(path, {
      onEvent: ({ event, data: text }) => {
        if (event !== 'board') return
        queries.setQueryData(['board', unitId ?? 'all'], JSON.parse(text) as Board)
        setChangedAt(new Date())
      },
      onFlow: (flowing) => setFlow(flowing ? 'flowing' : 'seeking'),
      onRefusal: () => setFlow('seeking'),
    })
  }, [unitId, queries, attempt])
  const retry = (): void => {
    void refetch()
    setAttempt((now) => now + 1)
  }
  return { board: data, error, flow, changedAt, retry }
}
