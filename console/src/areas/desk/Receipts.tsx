import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { ProblemView } from '../../parts/ProblemView'
import { When } from '../../parts/When'
import { deskTexts, itemTexts, receiptWords } from '../../texts/desk.zh'
import { useDeliveries, useGaps } from './feed_state'
import { type ReceiptStatus, useReceipt } from './receipts'

const SAID = ['received', 'used', 'published'] as const

/** What the desk says it did with a usable item. */
export function Receipts({ itemId }: { itemId: string }): ReactElement {
  const receipt = useReceipt(itemId)
  const [given, setGiven] = useState<{ [status in ReceiptStatus]?: string }>({})
  const earlier = useDeliveries().data?.items.find((each) => each.item_id === itemId)?.receipts ?? []
  const open = useGaps().data?.items.some((item) => item.item_id === itemId) ?? false
  const say = async (status: 'received' | 'used'): Promise<void> => {
    try {
      const kept = await receipt.mutateAsync(status)
      setGiven((before) => ({ ...before, [status]: kept.at }))
    } catch {
      // Drawn from the mutation.
    }
  }
  return (
    <section className="ow-sheet">
      <h2>{itemTexts.receipts}</h2>
      {open && (
        <p>
          <span className="ow-state ow-state-attention">{deskTexts.noReceipt}</span>
        </p>
      )}
      <div role="status">
        <ul className="ow-people">
          {SAID.map((status) => {
            const at = given[status] ?? earlier.find((each) => each.status === status)?.at
            return (
              at && (
                <li key={status}>
                  <span className="ow-confirmed">{receiptWords[status]}</span>
                  <When at={at} />
                </li>
              )
            )
          })}
        </ul>
      </div>
      <div className="ow-action-bar">
        <Button type={open ? 'primary' : 'default'} disabled={receipt.isPending} onClick={() => void say('received')}>
          {itemTexts.receivedAct}
        </Button>
        <Button disabled={receipt.isPending} onClick={() => void say('used')}>
          {itemTexts.usedAct}
        </Button>
      </div>
      <ProblemView error={receipt.error} />
      <p className="ow-quiet">{itemTexts.receiptsHint}</p>
    </section>
  )
}
