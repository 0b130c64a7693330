import { Button, Modal } from 'antd'
import { type ReactElement, useState } from 'react'
import { writtenTexts as texts } from '../../../texts/import.zh'
import type { Item } from '../draft/use_draft'
import { type Proposal, Proposed, type Target } from './Proposed'
import { WrittenSource } from './WrittenSource'

interface Props extends Target {
  item: Pick<Item, 'item_type' | 'edition_id'>
}

/** A Word file or a pasted text into the form: first shown part by part, then taken as far as the user wants it. */
export function WrittenText({ item, fields, content, onTake }: Props): ReactElement {
  const [open, setOpen] = useState(false)
  const [proposal, setProposal] = useState<Proposal | null>(null)
  const close = (): void => {
    setOpen(false)
    setProposal(null)
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{texts.open}</Button>
      <Modal open={open} title={texts.title} width={760} onCancel={close} footer={null} destroyOnHidden mask={{ closable: false }}>
        {proposal ? (
          <Proposed
            proposal={proposal}
            fields={fields}
            content={content}
            onTake={(taken) => {
              onTake(taken)
              close()
            }}
            onCancel={close}
          />
        ) : (
          <WrittenSource about={{ item_type: item.item_type, edition_id: item.edition_id }} onRead={setProposal} />
        )}
      </Modal>
    </>
  )
}
