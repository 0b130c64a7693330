import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactElement, useEffect } from 'react'
import { answer, publicity } from '../../api/clients'
import { useCursorPages } from '../../parts/cursor_pages'
import { Empty } from '../../parts/Empty'
import { ListEnd } from '../../parts/ListEnd'
import { Loading } from '../../parts/Loading'
import { ProblemView } from '../../parts/ProblemView'
import { type Column, RecordTable } from '../../parts/RecordTable'
import { StateTag } from '../../parts/StateTag'
import { When } from '../../parts/When'
import { hasRole, useMe } from '../../session/session'
import { Page } from '../../shell/Page'
import { poolTexts } from '../../texts/ministry.zh'
import { entryStates } from '../../texts/states.zh'
import type { EntryLine } from './entry'
import '../../parts/sheet.css'
import './ministry.css'
import { PoolFilters } from './PoolFilters'
import { narrowed, poolQuery, type PoolSearch, rememberPool } from './pool_search'
import { StateCounts } from './StateCounts'
import { useVocabulary } from './vocabulary'

/** The ministry's pool, narrowed by what stands in the address. */
export function PoolPage(): ReactElement {
  const search = useSearch({ from: '/pool' })
  const navigate = useNavigate({ from: '/pool' })
  useEffect(() => rememberPool(search), [search])
  const narrow = (next: PoolSearch): void => void navigate({ search: next, replace: true })
  return (
    <Page title={poolTexts.title} hint={poolTexts.hint}>
      <PoolFilters search={search} onNarrow={narrow} />
      <Counts search={search} />
      <Entries search={search} />
    </Page>
  )
}

function Counts({ search }: { search: PoolSearch }): ReactElement | null {
  const query = poolQuery(narrowed(search, 'state', undefined))
  const { data } = useQuery({
    queryKey: ['entries', 'counts', query],
    queryFn: () => answer(publicity.GET('/api/publicity/v1/entries/counts', { params: { query } })),
    placeholderData: (before) => before,
  })
  return data ? <StateCounts counts={data} search={search} /> : null
}

function Entries({ search }: { search: PoolSearch }): ReactElement {
  const me = useMe()
  const words = useVocabulary()
  const query = poolQuery(search)
  const pages = useCursorPages(['entries', 'list', query], (cursor) =>
    answer(publicity.GET('/api/publicity/v1/entries', { params: { query: { ...query, cursor: cursor ?? null } } })),
  )
  if (pages.isPending) return <Loading />
  const failure = <ProblemView error={pages.error} onRetry={() => void pages.refetch()} />
  if (!pages.data) return failure
  if (pages.items.length === 0) {
    return (
      <Empty text={poolTexts.empty}>
        <p>{poolTexts.emptyHint}</p>
      </Empty>
    )
  }
  return (
    <>
      <RecordTable
        label={poolTexts.list}
        columns={columnsFor(words, !hasRole(me, 'reviewer'))}
        rows={pages.items}
        keyOf={(entry) => entry.id}
      />
      {failure}
      <ListEnd pages={pages} />
    </>
  )
}

function columnsFor(words: ReturnType<typeof useVocabulary>, withScores: boolean): Column<EntryLine>[] {
  const { columns } = poolTexts
  const scores: Column<EntryLine> = {
    key: 'mean',
    title: columns.mean,
    figures: true,
    cell: (entry) => (entry.mean === null ? <span className="ow-quiet">{poolTexts.noScore}</span> : poolTexts.points(entry.mean)),
  }
  return [
    {
      key: 'title',
      title: columns.title,
      names: true,
      cell: (entry) => (
        <Link to="/pool/$id" params={{ id: entry.id }}>
          {entry.title}
        </Link>
      ),
    },
    {
      key: 'state',
      title: columns.state,
      cell: (entry) => (
        <span className="ow-entry-tags">
          <StateTag state={entry.state} words={entryStates} />
          {entry.flagged && <span className="ow-state ow-state-alert">{poolTexts.flag}</span>}
        </span>
      ),
    },
    { key: 'unit', title: columns.unit, cell: (entry) => entry.unit_name },
    { key: 'region', title: columns.region, cell: (entry) => entry.region || poolTexts.noRegion },
    { key: 'focus', title: columns.focusArea, cell: (entry) => words.focusArea(entry.focus_area) },
    { key: 'activity', title: columns.activityType, cell: (entry) => words.activityType(entry.activity_type) },
    ...(withScores ? [scores] : []),
    { key: 'pooled', title: columns.pooledAt, figures: true, cell: (entry) => <When at={entry.pooled_at} /> },
  ]
}
