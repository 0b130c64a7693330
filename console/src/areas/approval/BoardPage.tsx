import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { answer, registry } from '../../api/clients'
import { DownloadButton } from '../../parts/DownloadButton'
import { Empty } from '../../parts/Empty'
import { Loading } from '../../parts/Loading'
import { ProblemView } from '../../parts/ProblemView'
import { hasRole, useMe } from '../../session/session'
import { Page } from '../../shell/Page'
import { boardTexts as texts } from '../../texts/board.zh'
import './board.css'
import { type Board, exportPath, type Flow, useBoard } from './board'
import { BoardDuties } from './BoardDuties'
import { BoardTable } from './BoardTable'
import { FlatTiles, NationalTiles } from './Tiles'

const route = getRouteApi('/board')
/** On a phone the table, long as it is, opens when it is wanted. */
const isWide = window.matchMedia('(min-width: 1200px)').matches

/** Who has reported and who has not, moving by itself: as tiles, and the same figures as a table. A co-department has
 * the board of its territory. */
export function BoardPage(): ReactElement {
  const { unit: asked } = route.useSearch()
  const me = useMe()
  const own = hasRole(me, 'co_department') ? me.unit.id : undefined
  const unitId = asked ?? own
  const { board, error, flow, changedAt, retry } = useBoard(unitId)
  const unit = useUnitName(unitId)
  return (
    <Page
      title={unitId ? texts.titleOf(unit ?? '') : texts.title}
      hint={texts.hint}
      actions={
        <>
          {unitId && !own && <Link to="/board">{texts.toNation}</Link>}
          <DownloadButton path={exportPath('xlsx', unitId)} name={texts.exportName('xlsx')}>
            {texts.exportWorkbook}
          </DownloadButton>
          <DownloadButton path={exportPath('csv', unitId)} name={texts.exportName('csv')}>
            {texts.exportLines}
          </DownloadButton>
        </>
      }
    >
      <ProblemView error={error} onRetry={retry} />
      {error && unitId && <p className="ow-quiet">{texts.deniedHint}</p>}
      {!board && !error && <Loading />}
      {board && (
        <>
          <Summary board={board} flow={flow} changedAt={changedAt} />
          {board.tiles.length === 0 ? (
            <Empty text={texts.nothingBelow} />
          ) : (
            <div className="ow-board">
              <div className="ow-board-tiles">
                {unitId ? <FlatTiles tiles={board.tiles} /> : <NationalTiles tiles={board.tiles} />}
                <Legend />
              </div>
              <details className="ow-board-table" open={isWide}>
                <summary>{texts.showTable}</summary>
                <div className="ow-board-scroll" tabIndex={0} role="group" aria-label={texts.table}>
                  <BoardTable tiles={board.tiles} />
                </div>
              </details>
            </div>
          )}
          <BoardDuties board={board} />
        </>
      )}
    </Page>
  )
}

function Summary({ board, flow, changedAt }: { board: Board; flow: Flow; changedAt: Date | null }): ReactElement {
  const { expected, reported, approved, received } = board.totals
  return (
    <div className="ow-board-summary">
      <dl>
        <Figure words={texts.expected} value={expected} />
        <Figure words={texts.reported} value={reported} of={expected} />
        <Figure words={texts.approved} value={approved} of={expected} />
        <Figure words={texts.received} value={received} of={expected} />
      </dl>
      <p className={`ow-flow ow-flow-${flow}`} role="status">
        {texts.flows[flow]}
        {flow === 'flowing' && changedAt && <span className="ow-quiet">{texts.changedAt(changedAt)}</span>}
      </p>
    </div>
  )
}

function Figure({ words, value, of }: { words: string; value: number; of?: number }): ReactElement {
  return (
    <div>
      <dt>{words}</dt>
      <dd>
        <strong>{value.toLocaleString('zh-CN')}</strong> {texts.units}
        {of !== undefined && of > 0 && <span className="ow-quiet">{texts.share(value, of)}</span>}
      </dd>
    </div>
  )
}

function Legend(): ReactElement {
  return (
    <ul className="ow-board-legend" aria-label={texts.legend}>
      {(['complete', 'partial', 'none', 'not-required'] as const).map((state) => (
        <li key={state}>
          <span className={`ow-tile-sample ow-tile-${state}`} aria-hidden="true" />
          {texts.states[state]}
        </li>
      ))}
      <li className="ow-quiet">{texts.legendNumbers}</li>
    </ul>
  )
}

function useUnitName(unitId: string | undefined): string | undefined {
  const { data } = useQuery({
    queryKey: ['units', 'one', unitId],
    queryFn: () =>
      answer(registry.GET('/api/registry/v1/units/{unit_id}', { params: { path: { unit_id: unitId ?? '' } } })),
    enabled: unitId !== undefined,
    staleTime: 300_000,
  })
  return data?.name
}
