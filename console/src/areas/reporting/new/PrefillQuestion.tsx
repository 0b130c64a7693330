import { Button, Modal } from 'antd'
import type { ReactElement } from 'react'
import { ProblemView } from '../../../parts/ProblemView'
import { originTexts } from '../../../texts/origin.zh'
import type { Start } from './use_start'

const texts = originTexts.prefill

/** The unit reported such an item before: go on from it, or from nothing. */
export function PrefillQuestion({ start }: { start: Start }): ReactElement | null {
  const { offer, begin, drop, busy, error } = start
  if (!offer) return null
  return (
    <Modal
      open
      title={texts.title}
      onCancel={drop}
      footer={
        <>
          <Button onClick={() => begin(null)} disabled={busy !== null}>
            {texts.blank}
          </Button>
          <Button type="primary" loading={busy !== null} onClick={() => begin(offer.item_id)}>
            {texts.take}
          </Button>
        </>
      }
    >
      <p>{texts.text(offer.title)}</p>
      <ProblemView error={error} />
    </Modal>
  )
}
