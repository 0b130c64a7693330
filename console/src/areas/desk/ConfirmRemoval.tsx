import { Modal } from 'antd'
import type { ReactElement } from 'react'
import { ProblemView } from '../../parts/ProblemView'
import { confirmTexts } from '../../texts/desk.zh'
import { useReceipt } from './receipts'

interface Props {
  itemId: string
  title: string
  onClose: (confirmed: boolean) => void
}

/** Asks once before the desk says that it has removed an item: this word cannot be taken back. */
export function ConfirmRemoval({ itemId, title, onClose }: Props): ReactElement {
  const receipt = useReceipt(itemId)
  const confirm = async (): Promise<void> => {
    try {
      await receipt.mutateAsync('removed')
    } catch {
      // Drawn from the mutation.
      return
    }
    onClose(true)
  }
  return (
    <Modal
      open
      title={confirmTexts.title}
      okText={confirmTexts.act}
      okButtonProps={{ danger: true, loading: receipt.isPending }}
      cancelText={confirmTexts.cancel}
      onOk={() => void confirm()}
      onCancel={() => onClose(false)}
    >
      <p>
        <strong>{title}</strong>
      </p>
      <p>{confirmTexts.consequence}</p>
      <ProblemView error={receipt.error} />
    </Modal>
  )
}
