import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { Elapsed } from '../../parts/Elapsed'
import { ProblemView } from '../../parts/ProblemView'
import { confirmTexts, deskTexts } from '../../texts/desk.zh'
import { ConfirmRemoval } from './ConfirmRemoval'
import { useOpenWithdrawals } from './feed_state'

/** What was withdrawn and the desk has not yet confirmed; nothing when there is none. */
export function OpenWithdrawals(): ReactElement {
  const open = useOpenWithdrawals()
  const [asked, setAsked] = useState<{ id: string; title: string } | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const items = open.data?.items ?? []
  return (
    <>
      <ProblemView error={open.error} onRetry={() => void open.refetch()} />
      <div role="status">{done && <p className="ow-said">{confirmTexts.done(done)}</p>}</div>
      {items.length > 0 && (
        <section className="ow-recall" aria-labelledby="recall">
          <h2 id="recall">{deskTexts.withdrawals}</h2>
          <ul className="ow-list">
            {items.map((item) => (
              <li key={item.item_id} className="ow-row">
                <div>
                  <Link to="/desk/items/$id" params={{ id: item.item_id }}>
                    {item.title}
                  </Link>
                  <p>
                    {deskTexts.reason}：{item.reason}
                  </p>
                  <p className="ow-overdue">
                    {deskTexts.withdrawnSince} <Elapsed since={item.withdrawn_at} />
                  </p>
                </div>
                <Button danger onClick={() => setAsked({ id: item.item_id, title: item.title })}>
                  {deskTexts.confirm}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {asked && (
        <ConfirmRemoval
          itemId={asked.id}
          title={asked.title}
          onClose={(confirmed) => {
            setAsked(null)
            if (confirmed) setDone(asked.title)
          }}
        />
      )}
    </>
  )
}
