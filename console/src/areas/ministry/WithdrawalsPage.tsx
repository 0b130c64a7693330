import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { answer, publicity } from '../../api/clients'
import { useCursorPages } from '../../parts/cursor_pages'
import { Empty } from '../../parts/Empty'
import { Loading } from '../../parts/Loading'
import { ProblemView } from '../../parts/ProblemView'
import { Page } from '../../shell/Page'
import { withdrawalTexts } from '../../texts/ministry.zh'
import { partsTexts } from '../../texts/parts.zh'
import type { EntryLine } from './entry'
import { LiveLine } from './LiveLine'
import '../../parts/sheet.css'
import './ministry.css'
import { WithdrawalCard } from './WithdrawalCard'

const LIVE_MS = 2_000
const PAGE = 100

/** Which desk has confirmed the removal of which item. It moves by itself. */
export function WithdrawalsPage(): ReactElement {
  const open = useQuery({
    queryKey: ['withdrawals', 'open'],
    queryFn: () => answer(publicity.GET('/api/publicity/v1/withdrawals', { params: { query: { limit: PAGE } } })),
    refetchInterval: LIVE_MS,
  })
  const pages = useCursorPages(['entries', 'withdrawn', openItems(open.data?.items).join()], (cursor) =>
    answer(publicity.GET('/api/publicity/v1/entries', { params: { query: { state: 'withdrawn', limit: PAGE, cursor: cursor ?? null } } })),
  )
  const waiting = new Set(openItems(open.data?.items))
  const items = newestFirst(pages.items, waiting)
  return (
    <Page title={withdrawalTexts.title} hint={withdrawalTexts.hint}>
      <LiveLine at={open.dataUpdatedAt} lost={open.isError} />
      <ProblemView error={open.error ?? pages.error} onRetry={() => void Promise.all([open.refetch(), pages.refetch()])} />
      {(open.isPending || pages.isPending) && items.length === 0 && <Loading />}
      {open.data && items.length > 0 && (
        <p role="status" className="ow-board-sum">
          {withdrawalTexts.openCount(waiting.size, open.data.items.length)}
        </p>
      )}
      {open.isSuccess && pages.isSuccess && items.length === 0 && (
        <Empty text={withdrawalTexts.empty}>
          <p>{withdrawalTexts.emptyHint}</p>
        </Empty>
      )}
      <div className="ow-recall-board">
        {items.map((entry) => (
          <WithdrawalCard key={entry.id} entry={entry} open={waiting.has(entry.id)} />
        ))}
      </div>
      {pages.hasNextPage && (
        <p className="ow-list-end">
          <Button onClick={() => void pages.fetchNextPage()} loading={pages.isFetchingNextPage}>
            {partsTexts.more}
          </Button>
        </p>
      )}
    </Page>
  )
}

function openItems(lines: readonly { item_id: string }[] | undefined): string[] {
  return [...new Set((lines ?? []).map((line) => line.item_id))]
}

/** Those that still wait stand on top. What never was released needs no answer and is not here. */
function newestFirst(entries: readonly EntryLine[], waiting: ReadonlySet<string>): EntryLine[] {
  const released = entries.filter((entry) => entry.released_at !== null)
  const rank = (entry: EntryLine): number => (waiting.has(entry.id) ? 1 : 0)
  return released.sort((one, other) => rank(other) - rank(one) || Date.parse(other.withdrawn_at ?? '') - Date.parse(one.withdrawn_at ?? ''))
}
