import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { type ReactElement, useEffect, useRef } from 'react'
import { Loading } from '../../parts/Loading'
import { ProblemView } from '../../parts/ProblemView'
import { When } from '../../parts/When'
import { Page } from '../../shell/Page'
import { itemTexts } from '../../texts/desk.zh'
import { CoverageForm } from './CoverageForm'
import '../../parts/sheet.css'
import './desk.css'
import { readItem } from './feed'
import { useOpenWithdrawals } from './feed_state'
import { ItemDocument } from './ItemDocument'
import { headlineOf, type NinjsItem } from './ninjs'
import { PackageDownload } from './PackageDownload'
import { Receipts } from './Receipts'
import { WithdrawnItem } from './WithdrawnItem'

/** One item as a newsroom reads it, with everything that a desk does about it. */
export function ItemPage(): ReactElement {
  const { id } = useParams({ from: '/desk/items/$id' })
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['desk', 'item', id], queryFn: () => readItem(id) })
  const withdrawal = useOpenWithdrawals().data?.items.find((each) => each.item_id === id)
  const withdrawn = withdrawal !== undefined
  useEffect(() => {
    // It was taken back while it was being read.
    if (withdrawn) void refetch()
  }, [withdrawn, refetch])
  // A withdrawn item's words are not shown any more, whatever was read before.
  const item = data?.is === 'usable' && !withdrawn ? data.item : null
  // Once the removal is confirmed nothing names the item any more; the page keeps the name it had.
  const title = useRef<{ id: string; words: string }>({ id, words: '' })
  if (title.current.id !== id) title.current = { id, words: '' }
  const named = item ? headlineOf(item) : withdrawal?.title
  if (named) title.current.words = named
  return (
    <Page
      title={title.current.words || itemTexts.untitled}
      actions={<Link to="/desk">{itemTexts.back}</Link>}
    >
      {isPending && <Loading />}
      <ProblemView error={error} onRetry={() => void refetch()} />
      {data?.is === 'withdrawn' && (
        <WithdrawnItem key={id} itemId={id} words={data.words} at={data.at} withdrawal={withdrawal} />
      )}
      {data?.is === 'embargoed' && (
        <div className="ow-sheet">
          <p>{itemTexts.embargoedTitle}</p>
          <p>
            {itemTexts.embargoedText}
            <When at={data.until} />
          </p>
        </div>
      )}
      {item && <Usable key={id} itemId={id} item={item} />}
    </Page>
  )
}

function Usable({ itemId, item }: { itemId: string; item: NinjsItem }): ReactElement {
  return (
    <div className="ow-item">
      <ItemDocument item={item} />
      <div className="ow-item-side">
        <PackageDownload itemId={itemId} headline={headlineOf(item)} />
        <Receipts itemId={itemId} />
        <CoverageForm itemId={itemId} />
      </div>
    </div>
  )
}
