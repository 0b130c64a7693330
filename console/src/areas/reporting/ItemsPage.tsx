import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { answer, submission } from '../../api/clients'
import type { components } from '../../api/schema/submission'
import { useCursorPages } from '../../parts/cursor_pages'
import { Empty } from '../../parts/Empty'
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
import { publishedState, reportingTexts as texts } from '../../texts/reporting.zh'
import { reportTexts } from '../../texts/report.zh'
import { itemStates } from '../../texts/states.zh'
import { type ItemsSearch, itemsSearch } from './items_search'
import { NewItem } from './new/NewItem'
import { OwnDocuments } from './OwnDocuments'
import './reporting.css'

type Line = components['schemas']['ItemLine']
type State = components['schemas']['ItemState']

/** Everything that the own unit has reported or is writing. */
export function ItemsPage(): ReactElement {
  const search = useSearch({ from: '/items' })
  const { state, type } = search
  const { nameOf } = useTypeNames()
  const pages = useCursorPages<Line>(['items', 'mine', search], (cursor) =>
    answer(
      submission.GET('/api/submission/v1/items', {
        params: { query: { view: 'mine', ...(state && { state: [state as State] }), ...(type && { item_type: type }), ...(cursor && { cursor }) } },
      }),
    ),
  )
  const narrowed = state !== undefined || type !== undefined
  const failure = <ProblemView error={pages.error} onRetry={() => void pages.refetch()} />
  return (
    <Page title={texts.items} hint={texts.itemsHint} actions={<NewItem />}>
      <Filter search={search} />
      <OwnDocuments />
      {pages.isPending && <Loading />}
      {failure}
      {pages.data && pages.items.length === 0 && (
        <Empty text={narrowed ? texts.emptyFiltered : texts.empty}>
          {!narrowed && (
            <>
              <p className="ow-r-empty-hint">{texts.emptyHint}</p>
              <NewItem />
            </>
          )}
        </Empty>
      )}
      {pages.items.length > 0 && (
        <>
          <RecordTable label={texts.list} columns={columnsFor(nameOf)} rows={pages.items} keyOf={({ id }) => id} />
          <ListEnd pages={pages} />
        </>
      )}
    </Page>
  )
}

function Filter({ search }: { search: ItemsSearch }): ReactElement {
  const navigate = useNavigate()
  const narrow = (change: Record<string, string | undefined>): void =>
    void navigate({ to: '/items', search: itemsSearch({ ...search, ...change }), replace: true })
  const options = [['', texts.all] as const, ...Object.entries(itemStates).map(([value, { word }]) => [value, word] as const)]
  return (
    <div className="ow-r-filter" role="group" aria-label={texts.filter}>
      {options.map(([value, word]) => (
        <Button
          key={value}
          type={value === (search.state ?? '') ? 'primary' : 'default'}
          ghost={value === (search.state ?? '')}
          aria-pressed={value === (search.state ?? '')}
          onClick={() => narrow({ state: value })}
        >
          {word}
        </Button>
      ))}
      <TypeSelect value={search.type} onChange={(code) => narrow({ type: code })} />
    </div>
  )
}

function columnsFor(typeName: (code: string) => string): readonly Column<Line>[] {
  return [
    {
      key: 'title',
      title: texts.title,
      names: true,
      cell: (item) => (
        <Link to="/items/$id" params={{ id: item.id }}>
          {item.title || texts.untitled}
          {item.comments > 0 && <span className="ow-r-cell-more">{commentTexts.count(item.comments)}</span>}
        </Link>
      ),
    },
    { key: 'type', title: reportTexts.type, cell: ({ item_type }) => typeName(item_type) },
    {
      key: 'state',
      title: texts.state,
      cell: (item) => (
        <span>
          <StateTag state={item.state} words={itemStates} />
          {item.awaiting_unit_name && <span className="ow-r-cell-more">{texts.awaiting(item.awaiting_unit_name)}</span>}
        </span>
      ),
    },
    {
      key: 'receipt',
      title: texts.receipt,
      cell: ({ receipt_number }) =>
        receipt_number ? <span className="ow-r-number">{receipt_number}</span> : <span className="ow-quiet">{texts.noReceipt}</span>,
    },
    { key: 'timeliness', title: texts.timeliness, cell: (item) => <Timeliness item={item} /> },
    { key: 'published', title: texts.published, cell: (item) => <Published item={item} /> },
    { key: 'changed', title: texts.changed, cell: (item) => <When at={item.changed_at} /> },
    {
      key: 'act',
      title: texts.columnAct,
      cell: ({ id, actions }) =>
        actions.allowed.includes('edit') ? (
          <Link to="/items/$id/edit" params={{ id }}>
            {texts.goOn}
          </Link>
        ) : (
          <Link to="/items/$id" params={{ id }}>
            {texts.look}
          </Link>
        ),
    },
  ]
}

function Timeliness({ item }: { item: Line }): ReactElement | null {
  if (!item.submitted_at) return null
  return (
    <span>
      <When at={item.submitted_at} />
      {item.on_time !== null && (
        <span className={`ow-r-cell-more ${item.on_time ? '' : 'ow-overdue'}`}>{item.on_time ? texts.onTime : texts.late}</span>
      )}
    </span>
  )
}

function Published({ item: { id, published } }: { item: Line }): ReactElement | null {
  if (!published) return null
  return (
    <span>
      {publishedState(published)}
      {published.coverage_count > 0 && (
        <span className="ow-r-cell-more">
          <Link to="/items/$id" params={{ id }}>
            {texts.coverageCount(published.coverage_count)}
          </Link>
        </span>
      )}
    </span>
  )
}
