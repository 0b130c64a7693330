import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { answer, submission } from '../../../api/clients'
import type { components } from '../../../api/schema/submission'
import { Problem } from '../../../api/problem'
import { ProblemView } from '../../../parts/ProblemView'
import { Question } from '../../../parts/Question'
import { pointerTo } from '../../../parts/report/pointers'
import { goToElement, goToPlace, placeId } from '../../../parts/report/places'
import { type Content, fieldsOf, type ReportForm } from '../../../parts/report/schema'
import { originTexts } from '../../../texts/origin.zh'
import { tidy } from '../draft/content'
import { FormFields } from '../form/FormFields'
import { WrittenText } from '../form/WrittenText'
import { LeftToUnit } from './LeftToUnit'
import type { Entry, KeptEntries } from './kept_entries'

const texts = originTexts.proxy
const REASON = 'proxy-reason'

export type Entered = components['schemas']['ItemSummary']

interface Props {
  editionId: string
  form: ReportForm
  unit: Entry['unit']
  type: string
  kept: KeptEntries
  onEntered: (item: Entered) => void
  onEmptied: () => void
}

/** The form of a type, written for a unit below; what is written stays in this browser until it is entered. */
export function EntryForm({ editionId, form, unit, type, kept, onEntered, onEmptied }: Props): ReactElement {
  const queries = useQueryClient()
  const [{ reason, content }, setEntry] = useState(() => kept.of(unit.id, type) ?? { reason: '', content: {} as Content })
  const [isKept, setKept] = useState(true)
  const [asDraft, setAsDraft] = useState(true)
  const [asked, setAsked] = useState(false)
  const [emptying, setEmptying] = useState(false)
  const fields = fieldsOf(form)
  const written = isWritten(content)

  function write(change: { reason?: string; content?: Content }): void {
    const next = { reason, content, ...change }
    setEntry(next)
    if (next.reason || isWritten(next.content)) setKept(kept.keep({ unit, type, ...next, at: new Date().toISOString() }))
    else kept.drop(unit.id, type)
  }

  const entering = useMutation({
    mutationFn: () => {
      const body = { unit_id: unit.id, edition_id: editionId, item_type: type, content: tidy(content), reason: reason.trim(), as_draft: asDraft }
      return answer(submission.POST('/api/submission/v1/proxy-items', { body }))
    },
    onSuccess: (item) => {
      kept.drop(unit.id, type)
      void queries.invalidateQueries({ queryKey: ['items'] })
      onEntered(item)
    },
    onError: (error) => {
      const [first] = error instanceof Problem ? error.errors : []
      if (first) goToPlace(first.pointer)
    },
  })
  const faults = entering.error instanceof Problem ? entering.error.errors : []

  return (
    <>
      <section className="ow-card">
        <label htmlFor={REASON}>{texts.reason}</label>
        <Input.TextArea
          id={REASON}
          rows={2}
          maxLength={400}
          placeholder={texts.reasonHint}
          value={reason}
          onChange={(event) => write({ reason: event.target.value })}
        />
        {asked && !reason.trim() && <p className="ow-overdue">{texts.missing}</p>}
      </section>
      <h2>{texts.content}</h2>
      <div className="ow-r-form-tools">
        <WrittenText
          item={{ item_type: type, edition_id: editionId }}
          fields={fields}
          content={content}
          onTake={(taken) => write({ content: { ...content, ...taken } })}
        />
      </div>
      <div className="ow-r-form">
        <FormFields
          form={form}
          fields={fields}
          content={content}
          onChange={(name, value) => write({ content: { ...content, [name]: value } })}
          disabled={entering.isPending}
          faults={faults}
          drawApart={(field, here) =>
            field.kind === 'media' || field.kind === 'items' ? (
              <LeftToUnit key={field.name} id={placeId(pointerTo(field.name))} title={field.title} faults={here} />
            ) : null
          }
        />
        <aside className="ow-r-form-side" aria-label={texts.save}>
          <div className="ow-r-submit">
            <p className={isKept ? 'ow-quiet' : 'ow-overdue'} role="status">
              {isKept ? texts.kept : texts.notKept}
            </p>
            <Checkbox checked={asDraft} onChange={(event) => setAsDraft(event.target.checked)}>
              {texts.asDraft}
            </Checkbox>
            {asked && !written && <p className="ow-overdue">{texts.noContent}</p>}
            <ProblemView error={entering.error} />
            <div className="ow-form-acts">
              <Button
                type="primary"
                size="large"
                loading={entering.isPending}
                onClick={() => {
                  setAsked(true)
                  if (!reason.trim()) goToElement(REASON)
                  else if (written) entering.mutate()
                }}
              >
                {texts.save}
              </Button>
              <Button size="large" disabled={entering.isPending || (!written && !reason)} onClick={() => setEmptying(true)}>
                {texts.empty}
              </Button>
            </div>
          </div>
        </aside>
      </div>
      {emptying && (
        <Question
          title={texts.emptyTitle}
          act={texts.empty}
          danger
          onAct={() => Promise.resolve(kept.drop(unit.id, type))}
          onDone={onEmptied}
          onCancel={() => setEmptying(false)}
        >
          {texts.emptyText}
        </Question>
      )}
    </>
  )
}

function isWritten(content: Content): boolean {
  return Object.keys(tidy(content)).length > 0
}
