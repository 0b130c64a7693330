import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { CopyButton } from '../../parts/CopyButton'
import { When } from '../../parts/When'
import { Page } from '../../shell/Page'
import { submitTexts } from '../../texts/form.zh'
import type { Item } from './draft/use_draft'

/** Proof that the item arrived, and what happens next. */
export function Receipt({ item }: { item: Item }): ReactElement {
  const waiting = item.media.filter(({ state }) => state !== 'ready').length
  return (
    <Page title={submitTexts.done}>
      <section className="ow-r-receipt" role="status">
        <h2>{item.title}</h2>
        <p className="ow-r-receipt-label">{submitTexts.receiptNumber}</p>
        <p className="ow-r-receipt-number">{item.receipt_number}</p>
        {item.receipt_number && <CopyButton text={item.receipt_number}>{submitTexts.copyNumber}</CopyButton>}
        <p className="ow-r-receipt-time">
          {submitTexts.receivedAt} {item.submitted_at && <When at={item.submitted_at} />}
          {item.on_time !== null && (
            <span className={`ow-state ow-state-${item.on_time ? 'good' : 'attention'}`}>
              {item.on_time ? submitTexts.onTime : submitTexts.late}
            </span>
          )}
        </p>
      </section>
      <section className="ow-r-receipt-next">
        <h2>{submitTexts.next}</h2>
        <ol>
          {item.awaiting_unit_name && <li>{submitTexts.nextLevel(item.awaiting_unit_name)}</li>}
          {waiting > 0 && <li>{submitTexts.nextMedia(waiting)}</li>}
          <li>{submitTexts.nextWithdraw}</li>
        </ol>
        <p className="ow-r-receipt-ways">
          <Link to="/items/$id" params={{ id: item.id }}>
            {submitTexts.toItem}
          </Link>
          <Link to="/items">{submitTexts.toItems}</Link>
        </p>
      </section>
    </Page>
  )
}
