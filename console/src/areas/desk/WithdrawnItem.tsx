import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import type { components } from '../../api/schema/publicity'
import { When } from '../../parts/When'
import { confirmTexts, deskTexts, itemTexts } from '../../texts/desk.zh'
import { ConfirmRemoval } from './ConfirmRemoval'

interface Props {
  itemId: string
  /** The service's own words, with the reason. */
  words: string
  at: string | null
  /** While the desk has not confirmed. */
  withdrawal: components['schemas']['OpenWithdrawal'] | undefined
}

/** In place of an item that was taken back: why, and the confirmation that is owed. */
export function WithdrawnItem({ itemId, words, at, withdrawal }: Props): ReactElement {
  const [asked, setAsked] = useState<string | null>(null)
  const [done, setDone] = useState<string | null>(null)
  return (
    <section className="ow-recall">
      <div role="status">{done !== null && <p className="ow-said">{confirmTexts.done(done)}</p>}</div>
      <div className="ow-sheet">
        <h2>{itemTexts.withdrawnTitle}</h2>
        {withdrawal ? (
          <>
            <p>{itemTexts.withdrawnText}</p>
            <p>
              {deskTexts.reason}：{withdrawal.reason}
            </p>
          </>
        ) : (
          <p>{words}</p>
        )}
        {at && (
          <p className="ow-quiet">
            {itemTexts.withdrawnAt} <When at={at} />
          </p>
        )}
        {withdrawal ? (
          <div className="ow-action-bar">
            <Button type="primary" danger onClick={() => setAsked(withdrawal.title)}>
              {confirmTexts.act}
            </Button>
          </div>
        ) : (
          done === null && <p className="ow-quiet">{itemTexts.confirmed}</p>
        )}
      </div>
      {asked !== null && (
        <ConfirmRemoval
          itemId={itemId}
          title={asked}
          onClose={(confirmed) => {
            setAsked(null)
            if (confirmed) setDone(asked)
          }}
        />
      )}
    </section>
  )
}
