import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Input } from 'antd'
import type { ReactElement } from 'react'
import { answer, submission } from '../../api/clients'
import type { components } from '../../api/schema/submission'
import { useCursorPages } from '../../parts/cursor_pages'
import { Empty } from '../../parts/Empty'
import '../../parts/filters.css'
import { ListEnd } from '../../parts/ListEnd'
import { Loading } from '../../parts/Loading'
import { ProblemView } from '../../parts/ProblemView'
import { type Column, RecordTable } from '../../parts/RecordTable'
import { TypeSelect } from '../../parts/report/TypeSelect'
import { useTypeNames } from '../../parts/report/use_type_names'
import { StateTag } from '../../parts/StateTag'
import { When } from '../../parts/When'
import { Page } from '../../shell/Page'
import { commentTexts } from '../../texts/comments.zh'
import { reportTexts } from '../../texts/report.zh'
import { publishedState, reportingTexts } from '../../texts/reporting.zh'
import { itemStates } from '../../texts/states.zh'
import { territoryTexts as texts } from '../../texts/territory.zh'
import { type TerritorySearch, territorySearch } from './territory_search'

type Line = components['schemas']['ItemLine']

const route = getRouteApi('/territory')

/** All that the territory has submitted, the same for each of its departments. */
export function TerritoryPage(): ReactElement {
  const search = route.useSearch()
  const { text, type } = search
  const { nameOf } = useTypeNames()
  const pages = useCursorPages<Line>(['items', 'territory', search], (cursor) =>
    answer(
      submission.GET('/api/submission/v1/items', {
        params: {
          query: { view: 'territory', ...(text && { text }), ...(type && { item_type: type }), ...(cursor && { cursor }) },
        },
      }),
    ),
  )
  const narrowed = text !== undefined || type !== undefined
  return (
    <Page title={texts.title} hint={texts.hint}>
      <Filters search={search} />
      {pages.isPending && <Loading />}
      <ProblemView error={pages.error} onRetry={() => void pages.refetch()} />
      {pages.data && pages.items.length === 0 && <Empty text={narrowed ? texts.emptyFiltered : texts.empty} />}
      {pages.items.length > 0 && (
        <>
          <RecordTable label={texts.list} columns={columnsFor(nameOf)} rows={pages.items} keyOf={({ id }) => id} />
          <ListEnd pages={pages} />
        </>
      )}
    </Page>
  )
}

function Filters({ search }: { search: TerritorySearch }): ReactElement {
  const navigate = useNavigate()
  const narrow = (change: Record<string, string | undefined>): void =>
    void navigate({ to: '/territory', search: territorySearch({ ...search, ...change }), replace: true })
  return (
    <div className="ow-filters" role="search" aria-label={texts.filters}>
      <label>
        <span>{reportTexts.type}</span>
        <TypeSelect value={search.type} onChange={(type) => narrow({ type })} />
      </label>
      <label>
        <span>{texts.text}</span>
        <Input.Search
          aria-label={texts.text}
          placeholder={texts.textHint}
          maxLength={100}
          allowClear
          defaultValue={search.text}
          onSearch={(words) => narrow({ text: words.trim() })}
        />
      </label>
    </div>
  )
}

function columnsFor(typeName: (code: string) => string): readonly Column<Line>[] {
  return [
    {
      key: 'title',
      title: reportingTexts.title,
      names: true,
      cell: (item) => (
        <>
          <Link to="/items/$id" params={{ id: item.id }}>
            {item.title}
          </Link>
          {item.comments > 0 && <p className="ow-facts">{commentTexts.count(item.comments)}</p>}
        </>
      ),
    },
    { key: 'type', title: reportTexts.type, cell: ({ item_type }) => typeName(item_type) },
    { key: 'unit', title: texts.unit, cell: ({ unit_name }) => unit_name },
    { key: 'state', title: reportingTexts.state, cell: ({ state }) => <StateTag state={state} words={itemStates} /> },
    {
      key: 'submitted',
      title: reportingTexts.timeliness,
      cell: ({ submitted_at }) => submitted_at && <When at={submitted_at} />,
    },
    {
      key: 'published',
      title: reportingTexts.published,
      cell: ({ published }) =>
        published && (
          <>
            {publishedState(published)}
            {published.coverage_count > 0 && (
              <p className="ow-facts">{reportingTexts.coverageCount(published.coverage_count)}</p>
            )}
          </>
        ),
    },
  ]
}
