import { useMutation } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { Alert, Modal } from 'antd'
import { type ReactElement, useEffect, useState, useSyncExternalStore } from 'react'
import { answer, submission } from '../../api/clients'
import { type FieldFault, Problem } from '../../api/problem'
import { useAccountNames } from '../../parts/account_names'
import { ActionButton } from '../../parts/ActionButton'
import { ProblemView } from '../../parts/ProblemView'
import { formatTime } from '../../parts/time'
import { useMe } from '../../session/session'
import { Page } from '../../shell/Page'
import { draftTexts, formTexts, listWords, submitTexts } from '../../texts/reporting.zh'
import { listOf, MEDIA_FIELD } from './draft/content'
import { DisputeDialog } from './draft/DisputeDialog'
import type { Notice } from './draft/draft_keeper'
import { SaveStatus, saveWords } from './draft/SaveStatus'
import { type Item, useDraft } from './draft/use_draft'
import { Field } from './form/Field'
import { goToElement } from './form/places'
import { bodyLength, type FieldSpec, fieldsOf, limitOf, type ReportForm } from './form/report_form'
import { StillMissing } from './form/StillMissing'
import { ReturnNotes } from './item/ReturnNotes'
import { MediaPicker } from './media/MediaPicker'
import { uploadDriver } from './media/upload_driver'

interface Props {
  item: Item
  form: ReportForm
  onSubmitted: () => void
}

/** The form of an item: written, kept, checked and submitted. */
export function CaseForm({ item, form, onSubmitted }: Props): ReactElement {
  const { keeper, state, elsewhere } = useDraft(item)
  const fields = fieldsOf(form)
  const [asked, setAsked] = useState(false)
  const [unsent, setUnsent] = useState(0)
  const [withoutThem, setWithoutThem] = useState(false)
  const sending = useSending(listOf(state.content[MEDIA_FIELD]))
  const who = useWho(state.dispute?.by ?? state.notice?.by)
  useHashPlace()

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
      setAsked(true)
      if (error instanceof Problem && [409, 412, 422].includes(error.status)) void keeper.pull()
    },
  })

  const closed = state.save === 'closed'
  const current = state.save === 'saved'
  const refusedAt = (name: string): readonly FieldFault[] => at(state.refused, name)
  const touched = (name: string): boolean => asked || state.content[name] !== undefined
  const faultsOf = (name: string): readonly FieldFault[] =>
    refusedAt(name).length > 0 ? refusedAt(name) : touched(name) && current ? at(state.missing, name) : []
  const notesOf = (name: string): readonly string[] => at(item.returned?.notes ?? [], name).map(({ text }) => text)

  return (
    <Page title={formTexts.editTitle} actions={<SaveStatus state={state} onSave={() => void keeper.flush()} />}>
      {item.returned && <ReturnNotes returned={item.returned} fields={fields} />}
      {elsewhere && <Alert type="info" showIcon title={draftTexts.elsewhere} className="ow-r-form-alert" />}
      {state.notice && (
        <Alert
          type="info"
          showIcon
          title={noticeWords(state.notice, fields, who)}
          closable={{ 'aria-label': draftTexts.dismiss, onClose: keeper.dismissNotice }}
          className="ow-r-form-alert"
        />
      )}
      {closed && (
        <>
          <Alert
            type="warning"
            showIcon
            title={draftTexts.closed}
            action={
              <Link to="/items/$id" params={{ id: item.id }}>
                {formTexts.openItem}
              </Link>
            }
            className="ow-r-form-alert"
          />
          <ProblemView error={state.error} />
        </>
      )}
      <div className="ow-r-form">
        <form className="ow-r-form-fields" aria-label={formTexts.place} onSubmit={(event) => event.preventDefault()}>
          {fields.map((field) =>
            field.kind === 'media' ? (
              <MediaPicker
                key={field.name}
                itemId={item.id}
                ids={listOf(state.content[field.name])}
                onAlter={(how) => {
                  keeper.alter(field.name, (value) => how(listOf(value)))
                  void keeper.flush()
                }}
                onPending={setUnsent}
                disabled={closed}
                photosMost={limitOf(form, 'photos_max')}
                videosMost={limitOf(form, 'videos_max')}
                faults={faultsOf(field.name)}
                notes={notesOf(field.name)}
              />
            ) : (
              <div key={field.name}>
                {field.name === form.body[0] && <BodyCounter form={form} fields={fields} content={state.content} />}
                <Field
                  field={field}
                  value={state.content[field.name]}
                  onChange={(value) => keeper.change(field.name, value)}
                  disabled={closed}
                  faults={faultsOf(field.name)}
                  notes={notesOf(field.name)}
                  sharesLimit={form.body.includes(field.name)}
                />
              </div>
            ),
          )}
        </form>
        <aside className="ow-r-form-side" aria-label={submitTexts.side}>
          <StillMissing missing={state.missing} fields={fields} current={current} />
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
            <p className="ow-quiet ow-r-submit-hint">{submitTexts.submitHint}</p>
          </div>
        </aside>
      </div>
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
      {state.dispute && (
        <DisputeDialog
          key={state.dispute.at}
          dispute={state.dispute}
          mine={state.content}
          fields={fields}
          who={who}
          onChoose={(chosen) => keeper.resolve(chosen)}
        />
      )}
    </Page>
  )
}

function BodyCounter({ form, fields, content }: { form: ReportForm; fields: readonly FieldSpec[]; content: Item['content'] }): ReactElement {
  const names = listWords(fields.filter(({ name }) => form.body.includes(name)).map(({ title }) => title))
  const [least, most] = [limitOf(form, 'body_min'), limitOf(form, 'body_max')]
  const length = bodyLength(form, content)
  const over = most !== undefined && length > most
  return (
    <p className={`ow-r-body-counter ${over ? 'ow-r-field-over' : ''}`}>
      {formTexts.bodyLength(names, length)}
      {(least || most) && <span className="ow-quiet">（{formTexts.bodyBounds(least, most)}）</span>}
    </p>
  )
}

/** How many of these assets are being sent from here. */
function useSending(ids: readonly string[]): number {
  const uploads = useSyncExternalStore(uploadDriver.subscribe, uploadDriver.state)
  return ids.filter((id) => uploads.has(id) && uploads.get(id)?.state !== 'sent').length
}

function useWho(accountId: string | null | undefined): string {
  const me = useMe()
  const nameOf = useAccountNames([accountId])
  if (accountId === me.id) return draftTexts.you
  return nameOf(accountId) ?? (accountId ? draftTexts.colleague : draftTexts.system)
}

/** Somebody came here for one place: a return's note, or the media from a phone. */
function useHashPlace(): void {
  const hash = useLocation({ select: (location) => location.hash })
  useEffect(() => {
    // After the page has taken the focus to its heading.
    const timer = setTimeout(() => hash && goToElement(hash), 100)
    return () => clearTimeout(timer)
  }, [hash])
}

function at<T extends { pointer: string }>(places: readonly T[], name: string): readonly T[] {
  return places.filter(({ pointer }) => pointer === `/${name}` || pointer.startsWith(`/${name}/`))
}

function noticeWords({ kind, fields: changed, at: when }: Notice, fields: readonly FieldSpec[], who: string): string {
  const names = listWords(fields.filter(({ name }) => changed.includes(name)).map(({ title }) => title))
  return kind === 'restored' ? draftTexts.restored(names, formatTime(when)) : draftTexts.merged(who, names, formatTime(when))
}
