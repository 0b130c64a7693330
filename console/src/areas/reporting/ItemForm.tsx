import { Link, useLocation } from '@tanstack/react-router'
import { Alert } from 'antd'
import { type ReactElement, useEffect, useState } from 'react'
import type { FieldFault } from '../../api/problem'
import { useAccountNames } from '../../parts/account_names'
import { ProblemView } from '../../parts/ProblemView'
import { atOrBelow, pointerTo, valueAt } from '../../parts/report/pointers'
import { fieldsOf, type FieldSpec, limitOf, type ReportForm } from '../../parts/report/schema'
import { SUMMARY } from '../../parts/report/type_codes'
import { listOf } from '../../parts/report/values'
import { formatTime } from '../../parts/time'
import { useMe } from '../../session/session'
import { Page } from '../../shell/Page'
import { draftTexts, formTexts, listWords, submitTexts } from '../../texts/form.zh'
import { DisputeDialog } from './draft/DisputeDialog'
import type { DraftKeeper, DraftState, Notice } from './draft/draft_keeper'
import { SaveStatus } from './draft/SaveStatus'
import { type Item, useDraft } from './draft/use_draft'
import { FormFields } from './form/FormFields'
import { goToElement } from '../../parts/report/places'
import { StillMissing } from './form/StillMissing'
import { SubmitCard } from './form/SubmitCard'
import { SummaryOutline } from './form/SummaryOutline'
import { Unconfirmed } from './form/Unconfirmed'
import { WrittenText } from './form/WrittenText'
import { ReturnNotes } from './item/ReturnNotes'
import { MediaPicker } from './media/MediaPicker'

interface Props {
  item: Item
  form: ReportForm
  onSubmitted: () => void
}

/** The form of an item of any type: written, kept, checked and submitted. */
export function ItemForm({ item, form, onSubmitted }: Props): ReactElement {
  const { keeper, state, elsewhere } = useDraft(item)
  const fields = fieldsOf(form)
  const [asked, setAsked] = useState(false)
  const [unsent, setUnsent] = useState(0)
  const who = useWho(state.dispute?.by ?? state.notice?.by)
  const closed = state.save === 'closed'
  const notes = item.returned?.notes ?? []
  const drawMedia = (field: FieldSpec, faults: readonly FieldFault[]): ReactElement | null =>
    field.kind !== 'media' ? null : (
      <MediaPicker
        key={field.name}
        itemId={item.id}
        required={field.required}
        ids={listOf(state.content[field.name])}
        onAlter={(how) => {
          keeper.alter(field.name, (value) => how(listOf(value)))
          void keeper.flush()
        }}
        onPending={setUnsent}
        disabled={closed}
        photosMost={limitOf(form, 'photos_max')}
        videosMost={limitOf(form, 'videos_max')}
        faults={faults}
        notes={atOrBelow(notes, pointerTo(field.name)).map(({ text }) => text)}
      />
    )
  useHashPlace()
  return (
    <Page
      title={formTexts.editTitleOf(form.name)}
      actions={<SaveStatus state={state} onSave={() => void keeper.flush()} />}
    >
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
      <Unconfirmed item={item} fields={fields} />
      {closed && <Closed itemId={item.id} error={state.error} />}
      {!closed && (
        <div className="ow-r-form-tools">
          <WrittenText item={item} fields={fields} content={state.content} onTake={keeper.take} />
          {item.item_type === SUMMARY && (
            <SummaryOutline item={item} fields={fields} content={state.content} onTake={keeper.take} />
          )}
        </div>
      )}
      <div className="ow-r-form">
        <FormFields
          form={form}
          fields={fields}
          content={state.content}
          onChange={keeper.change}
          disabled={closed}
          faults={toldFaults(state, asked)}
          notes={notes}
          drawApart={drawMedia}
        />
        <aside className="ow-r-form-side" aria-label={submitTexts.side}>
          <StillMissing missing={state.missing} fields={fields} current={state.save === 'saved'} />
          <SubmitCard
            item={item}
            keeper={keeper}
            state={state}
            unsent={unsent}
            onAsked={() => setAsked(true)}
            onSubmitted={onSubmitted}
          />
        </aside>
      </div>
      <Dispute keeper={keeper} state={state} fields={fields} who={who} />
    </Page>
  )
}

/** What the service refused, else what is missing where somebody has been already. */
function toldFaults({ refused, missing, content, save }: DraftState, asked: boolean): readonly FieldFault[] {
  if (save !== 'saved') return refused
  const seen = missing.filter(({ pointer }) => asked || valueAt(content, pointer) !== undefined)
  return [...refused, ...seen.filter(({ pointer }) => atOrBelow(refused, pointer).length === 0)]
}

function Closed({ itemId, error }: { itemId: string; error: unknown }): ReactElement {
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title={draftTexts.closed}
        action={
          <Link to="/items/$id" params={{ id: itemId }}>
            {formTexts.openItem}
          </Link>
        }
        className="ow-r-form-alert"
      />
      <ProblemView error={error} />
    </>
  )
}

interface DisputeProps {
  keeper: DraftKeeper
  state: DraftState
  fields: readonly FieldSpec[]
  who: string
}

function Dispute({ keeper, state: { dispute, content }, fields, who }: DisputeProps): ReactElement | null {
  if (!dispute) return null
  return (
    <DisputeDialog
      key={dispute.at}
      dispute={dispute}
      mine={content}
      fields={fields}
      who={who}
      onChoose={(chosen) => keeper.resolve(chosen)}
    />
  )
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

function noticeWords({ kind, fields: changed, at: when }: Notice, fields: readonly FieldSpec[], who: string): string {
  const names = listWords(fields.filter(({ name }) => changed.includes(name)).map(({ title }) => title))
  return kind === 'restored' ? draftTexts.restored(names, formatTime(when)) : draftTexts.merged(who, names, formatTime(when))
}
