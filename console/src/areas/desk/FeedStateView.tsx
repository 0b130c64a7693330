import type { ReactElement, ReactNode } from 'react'
import { Elapsed } from '../../parts/Elapsed'
import { Loading } from '../../parts/Loading'
import { ProblemView } from '../../parts/ProblemView'
import { When } from '../../parts/When'
import { deskTexts } from '../../texts/desk.zh'
import { useFeedState } from './feed_state'

/** The figures of the feed for this desk; they move by themselves. */
export function FeedStateView(): ReactElement {
  const state = useFeedState()
  if (state.isPending) return <Loading />
  if (!state.data) return <ProblemView error={state.error} onRetry={() => void state.refetch()} />
  const { head, unreceived, oldest_unreceived_at, unconfirmed_withdrawals, last_receipt_at } = state.data
  return (
    <section aria-label={deskTexts.state}>
      <dl className="ow-figures">
        <Figure name={deskTexts.head} value={head === 0 ? deskTexts.none : String(head)} />
        <Figure name={deskTexts.unreceived} value={deskTexts.items(unreceived)} alert={unreceived > 0}>
          {oldest_unreceived_at === null ? (
            deskTexts.allReceived
          ) : (
            <>
              {deskTexts.oldest} <Elapsed since={oldest_unreceived_at} />
            </>
          )}
        </Figure>
        <Figure name={deskTexts.toConfirm} value={deskTexts.items(unconfirmed_withdrawals)} alert={unconfirmed_withdrawals > 0} />
        <Figure name={deskTexts.lastReceipt} value={last_receipt_at === null ? deskTexts.never : <When at={last_receipt_at} />} />
      </dl>
    </section>
  )
}

interface FigureProps {
  name: string
  value: ReactNode
  alert?: boolean
  children?: ReactNode
}

function Figure({ name, value, alert = false, children }: FigureProps): ReactElement {
  return (
    <div className={alert ? 'ow-figure-alert' : undefined}>
      <dt>{name}</dt>
      <dd>
        <strong>{value}</strong>
        {children && <span>{children}</span>}
      </dd>
    </div>
  )
}
