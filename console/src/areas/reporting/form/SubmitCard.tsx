import { useMutation } from '@tanstack/react-query'
import { Modal } from 'antd'
import { type ReactElement, useState, useSyncExternalStore } from 'react'
import { answer, submission } from '../../../api/clients'
import { Problem } from '../../../api/problem'
import { ActionButton } from '../../../parts/ActionButton'
import { ProblemView } from '../../../parts/ProblemView'
import { ATTACHMENT_FIELD, MEDIA_FIELD } from '../../../parts/report/schema'
import { listOf } from '../../../parts/report/values'
import { When } from '../../../parts/When'
import { submitTexts } from '../../../texts/form.zh'
import type { DraftKeeper, DraftState } from '../draft/draft_keeper'
import { saveWords } from '../draft/SaveStatus'
import type { Item } from '../draft/use_draft'
import { uploadDriver } from '../media/upload_driver'
import { goToElement } from '../../../parts/report/places'

interface Props {
  item: Item
  keeper: DraftKeeper
  state: DraftState
  /** Files that were chosen and not sent yet. */
  unsent: number
  onAsked: () => void
  onSubmitted: () => void
}

/** Submission: what is on the page is saved first, and files that would stay behind are asked about. */
export function SubmitCard({ item, keeper, state, unsent, onAsked, onSubmitted }: Props): ReactElement {
  const [withoutThem, setWithoutThem] = useState(false)
  const sending = useSending([MEDIA_FIELD, ATTACHMENT_FIELD].flatMap((name) => listOf(state.content[name])))
  const submit = useMutation({
    mutationFn: async () => {
      await keeper.flush()
      const { revision, save, error } = keeper.state()
      if (save === 'offline') throw error
      // Anything else that is not saved is told by the form already.
      if (save !== 'saved') return false
      const params = { path: { item_id: item.id } }
      await answer(submission.POST('/api/submission/v1/items/{item_id}/submission', { params, body: { revision } }))
      return true
    },
    onSuccess: (done) => done && onSubmitted(),
    onError: (error) => {
      onAsked()
      if (error instanceof Problem && [409, 412, 422].includes(error.status)) void keeper.pull()
    },
  })
  return (
    <div className="ow-r-submit">
      <div className="ow-r-submit-state">
        <span aria-hidden="true">{saveWords(state)}</span>
        {state.missing.length > 0 && (
          <button type="button" className="ow-r-link" onClick={() => goToElement('still-missing')}>
            {submitTexts.missingCount(state.missing.length)}
          </button>
        )}
      </div>
      {sending > 0 && <p>{submitTexts.stillSending(sending)}</p>}
      {unsent > 0 && (
        <button type="button" className="ow-r-link" onClick={() => goToElement('media')}>
          {submitTexts.unsent(unsent)}
        </button>
      )}
      <ProblemView error={submit.error} onRetry={() => submit.mutate()} />
      <ActionButton
        actions={state.actions}
        action="submit"
        type="primary"
        busy={submit.isPending}
        onAct={() => (unsent > 0 ? setWithoutThem(true) : submit.mutate())}
      >
        {item.submission_number > 0 ? submitTexts.again : submitTexts.submit}
      </ActionButton>
      <Due item={item} />
      <p className="ow-quiet ow-r-submit-hint">{submitTexts.submitHint}</p>
      <Modal
        open={withoutThem}
        title={submitTexts.unsent(unsent)}
        okText={submitTexts.withoutThem}
        cancelText={submitTexts.backToThem}
        onOk={() => {
          setWithoutThem(false)
          submit.mutate()
        }}
        onCancel={() => setWithoutThem(false)}
        afterClose={() => unsent > 0 && goToElement('media')}
      >
        {submitTexts.unsentHint}
      </Modal>
    </div>
  )
}

/** The deadline of this item for this unit. */
function Due({ item: { clocks } }: { item: Item }): ReactElement | null {
  if (!clocks || clocks.exception === 'waiver') return null
  return (
    <p className="ow-r-submit-due">
      {submitTexts.dueAt} <When at={clocks.due_at} />
      {clocks.exception && ` ${submitTexts.exceptions[clocks.exception] ?? ''}`}
    </p>
  )
}

/** How many of these assets are being sent from here. */
function useSending(ids: readonly string[]): number {
  const uploads = useSyncExternalStore(uploadDriver.subscribe, uploadDriver.state)
  return ids.filter((id) => uploads.has(id) && uploads.get(id)?.state !== 'sent').length
}
