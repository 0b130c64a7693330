import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { ProblemView } from '../../parts/ProblemView'
import { When } from '../../parts/When'
import { deskTexts } from '../../texts/desk.zh'
import { useGaps } from './feed_state'
import { giveReceipt } from './receipts'

const FEW = 5

/** What the desk never answered; nothing when all was. */
export function Gaps(): ReactElement {
  const gaps = useGaps()
  const queries = useQueryClient()
  const [all, setAll] = useState(false)
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null)
  const receive = useMutation({
    mutationFn: async (ids: readonly string[]) => {
      setProgress({ done: 0, of: ids.length })
      for (const [at, id] of ids.entries()) {
        await giveReceipt(id, 'received')
        setProgress({ done: at + 1, of: ids.length })
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['desk'] }),
  })
  const items = gaps.data?.items ?? []
  const shown = all ? items : items.slice(0, FEW)
  const finished = progress !== null && progress.done === progress.of && !receive.isPending
  return (
    <>
      <ProblemView error={gaps.error} onRetry={() => void gaps.refetch()} />
      <div role="status">{finished && <p className="ow-said">{deskTexts.received(progress.done)}</p>}</div>
      <ProblemView error={receive.error} />
      {items.length > 0 && (
        <section className="ow-gaps" aria-labelledby="gaps">
          <div className="ow-row">
            <div>
              <h2 id="gaps">{deskTexts.gaps}</h2>
              <p className="ow-quiet">{deskTexts.gapsHint}</p>
            </div>
            <Button disabled={receive.isPending} onClick={() => receive.mutate(items.map((item) => item.item_id))}>
              {receive.isPending && progress ? deskTexts.receiving(progress.done, progress.of) : deskTexts.receiveAll(items.length)}
            </Button>
          </div>
          <ul className="ow-list">
            {shown.map((item) => (
              <li key={item.item_id} className="ow-row">
                <div>
                  <Link to="/desk/items/$id" params={{ id: item.item_id }}>
                    {item.title}
                  </Link>
                  <p className="ow-facts">
                    <span>{item.unit_name}</span>
                    <When at={item.released_at} />
                  </p>
                </div>
                <Button disabled={receive.isPending} onClick={() => receive.mutate([item.item_id])}>
                  {deskTexts.receive}
                </Button>
              </li>
            ))}
          </ul>
          {items.length > shown.length && (
            <p className="ow-list-end">
              <Button onClick={() => setAll(true)}>{deskTexts.more}</Button>
            </p>
          )}
        </section>
      )}
    </>
  )
}
