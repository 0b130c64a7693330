import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Input, Modal } from 'antd'
import { type ReactElement, useState } from 'react'
import { answer, submission } from '../../../api/clients'
import { Problem } from '../../../api/problem'
import { ProblemView } from '../../../parts/ProblemView'
import { itemTexts as texts } from '../../../texts/reporting.zh'
import type { Item } from '../draft/use_draft'

/** Ask once, with what it means, for the words that go with a withdrawal. */
export function WithdrawDialog({ item, onClose }: { item: Item; onClose: () => void }): ReactElement {
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const withdraw = useMutation({
    mutationFn: () => {
      const params = { path: { item_id: item.id } }
      const body = { reason: reason.trim(), revision: item.revision }
      return answer(submission.POST('/api/submission/v1/items/{item_id}/withdrawal', { params, body }))
    },
    onSuccess: onClose,
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['item', item.id] })
      void queries.invalidateQueries({ queryKey: ['items'] })
    },
  })
  const stale = withdraw.error instanceof Problem && withdraw.error.status === 412
  const missing = asked && !reason.trim()

  function confirm(): void {
    setAsked(true)
    if (reason.trim()) withdraw.mutate()
    else document.getElementById('withdraw-reason')?.focus()
  }

  return (
    <Modal
      open
      title={texts.withdrawTitle}
      okText={texts.withdrawConfirm}
      okButtonProps={{ danger: true, size: 'large' }}
      cancelButtonProps={{ size: 'large' }}
      cancelText={texts.cancel}
      confirmLoading={withdraw.isPending}
      onOk={confirm}
      onCancel={onClose}
    >
      <p className="ow-r-withdraw-text">{texts.withdrawText}</p>
      <label htmlFor="withdraw-reason">{texts.withdrawReason}</label>
      <Input.TextArea
        id="withdraw-reason"
        value={reason}
        maxLength={500}
        autoSize={{ minRows: 3, maxRows: 8 }}
        aria-required
        aria-describedby="withdraw-about"
        onChange={(event) => setReason(event.target.value)}
        {...(missing && { status: 'error' as const })}
      />
      <p id="withdraw-about" className={missing ? 'ow-r-field-fault' : 'ow-quiet'}>
        {missing ? texts.withdrawReasonMissing : texts.withdrawReasonHint}
      </p>
      {stale && <p className="ow-r-field-fault">{texts.changedMeanwhile}</p>}
      <ProblemView error={withdraw.error} />
    </Modal>
  )
}
