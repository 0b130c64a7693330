import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { components } from '../../api/schema/publicity'
import { Empty } from '../../parts/Empty'
import { Loading } from '../../parts/Loading'
import { ProblemView } from '../../parts/ProblemView'
import { type Column, RecordTable } from '../../parts/RecordTable'
import { When } from '../../parts/When'
import { deskTexts, receiptWords } from '../../texts/desk.zh'
import { RANGES } from './desk_search'
import { LONGEST_LIST, readSince } from './feed'
import { useDeliveries, useFeedState, useGaps } from './feed_state'
import { headlineOf, idOf, isCorrected, namesOf, type NinjsItem } from './ninjs'
import { beginOf } from './range_begin'

type Delivery = components['schemas']['Delivery']

/** What stands in the feed since a day, newest first; read anew when the feed has gone on. */
export function ReleasedItems(): ReactElement {
  const { range = 'week' } = useSearch({ from: '/desk' })
  const head = useFeedState().data?.head
  const unanswered = new Set(useGaps().data?.items.map((item) => item.item_id))
  const deliveries = new Map(useDeliveries().data?.items.map((each) => [each.item_id, each]))
  const list = useQuery({
    queryKey: ['desk', 'list', range, head],
    queryFn: () => readSince(beginOf(range)),
    enabled: head !== undefined,
    staleTime: Infinity,
    placeholderData: (before) => before,
  })
  return (
    <section className="ow-released" aria-labelledby="released">
      <div className="ow-row">
        <h2 id="released">{deskTexts.list}</h2>
        <nav aria-label={deskTexts.since} className="ow-ranges">
          {RANGES.map((each) => (
            <Link key={each} to="/desk" search={{ range: each }} replace aria-current={each === range ? 'true' : undefined}>
              {deskTexts.ranges[each]}
            </Link>
          ))}
        </nav>
      </div>
      {list.isPending && <Loading />}
      <ProblemView error={list.error} onRetry={() => void list.refetch()} />
      {list.data?.items.length === 0 && (
        <Empty text={deskTexts.empty}>
          <p>{deskTexts.emptyHint}</p>
        </Empty>
      )}
      {list.data?.more && <p className="ow-quiet">{deskTexts.limited(LONGEST_LIST)}</p>}
      {list.data && list.data.items.length > 0 && (
        <RecordTable label={deskTexts.list} columns={columnsFor(unanswered, deliveries)} rows={list.data.items} keyOf={(item) => item.uri} />
      )}
    </section>
  )
}

function columnsFor(unanswered: ReadonlySet<string>, deliveries: ReadonlyMap<string, Delivery>): Column<NinjsItem>[] {
  const { columns } = deskTexts
  return [
    {
      key: 'headline',
      title: columns.headline,
      names: true,
      cell: (item) => (
        <Link to="/desk/items/$id" params={{ id: idOf(item.uri) }}>
          {headlineOf(item)}
        </Link>
      ),
    },
    {
      key: 'state',
      title: columns.state,
      cell: (item) =>
        item.pubStatus === 'canceled' ? (
          <span className="ow-state ow-state-alert">{deskTexts.canceled}</span>
        ) : (
          <span className="ow-state ow-state-good">{isCorrected(item) ? deskTexts.corrected : deskTexts.usable}</span>
        ),
    },
    {
      key: 'receipts',
      title: columns.receipts,
      cell: (item) => {
        const id = idOf(item.uri)
        if (unanswered.has(id)) return <span className="ow-state ow-state-attention">{deskTexts.noReceipt}</span>
        const { receipts, coverage_count } = deliveries.get(id) ?? { receipts: [], coverage_count: 0 }
        const words = receipts.map(({ status }) => receiptWords[status])
        return [...words, ...(coverage_count > 0 ? [deskTexts.coverage(coverage_count)] : [])].join('、')
      },
    },
    { key: 'unit', title: columns.unit, cell: (item) => item.copyrightHolder },
    { key: 'area', title: columns.area, cell: (item) => namesOf(item.subjects, 'theme').join('、') },
    {
      key: 'embargo',
      title: columns.embargo,
      cell: (item) =>
        item.embargoedUntil ? (
          <>
            <When at={item.embargoedUntil} /> <span className="ow-quiet">{deskTexts.embargoOver}</span>
          </>
        ) : (
          <span className="ow-quiet">{deskTexts.noEmbargo}</span>
        ),
    },
    { key: 'released', title: columns.releasedAt, figures: true, cell: (item) => <When at={item.versionCreated} /> },
  ]
}
