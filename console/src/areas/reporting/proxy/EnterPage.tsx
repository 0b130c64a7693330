import { useMutation } from '@tanstack/react-query'
import { Button, Checkbox, Input, Modal, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { answer, submission } from '../../../api/clients'
import { ProblemView } from '../../../parts/ProblemView'
import { fieldsOf } from '../../../parts/report/schema'
import { CASE } from '../../../parts/report/type_codes'
import { useReportForm } from '../../../parts/report/use_report_form'
import { useTypeNames } from '../../../parts/report/use_type_names'
import { textOf } from '../../../parts/report/values'
import { UnitSelect } from '../../../parts/UnitSelect'
import { useMe } from '../../../session/session'
import { useCurrentEdition } from '../../../shell/edition'
import { Page } from '../../../shell/Page'
import { originTexts } from '../../../texts/origin.zh'
import { type Proposal, Proposed } from '../form/Proposed'
import { WrittenSource } from '../form/WrittenSource'
import '../../../parts/card.css'
import '../../../parts/sheet.css'
import '../reporting.css'

const texts = originTexts.proxy

/** What came by fax or mail from a unit below, typed in for it out of its Word file or text. */
export function EnterPage(): ReactElement {
  const me = useMe()
  const edition = useCurrentEdition()
  const { types } = useTypeNames()
  const [unit, setUnit] = useState<{ id: string; name: string } | null>(null)
  const [type, setType] = useState(CASE)
  const [reason, setReason] = useState('')
  const [asDraft, setAsDraft] = useState(true)
  const [proposal, setProposal] = useState<Proposal | null>(null)
  const [content, setContent] = useState<Record<string, unknown>>({})
  const [asked, setAsked] = useState(false)
  const form = useReportForm(type, edition.data?.id)
  const fields = form.data ? fieldsOf(form.data) : []
  const read = fields.filter((field) => textOf(field, content[field.name]))
  const saving = useMutation({
    mutationFn: () =>
      answer(
        submission.POST('/api/submission/v1/proxy-items', {
          body: {
            unit_id: unit?.id ?? '',
            edition_id: edition.data?.id ?? '',
            item_type: type,
            content,
            reason: reason.trim(),
            as_draft: asDraft,
          },
        }),
      ),
    onSuccess: () => {
      setContent({})
      setReason('')
      setAsked(false)
    },
  })
  const ready = unit !== null && reason.trim() !== '' && read.length > 0
  return (
    <Page title={texts.title} hint={texts.hint}>
      <div role="status">
        {saving.data && <p className="ow-said">{texts.done(saving.data.unit_name, saving.data.title)}</p>}
      </div>
      <ProblemView error={edition.error ?? form.error} />
      <section className="ow-card" aria-label={texts.title}>
        <label htmlFor="proxy-unit">{texts.unit}</label>
        <UnitSelect
          id="proxy-unit"
          label={texts.unit}
          placeholder={texts.unitHint}
          under={me.unit.id}
          value={unit?.id}
          onChange={(id, chosen) => setUnit(id && chosen ? { id, name: chosen.name } : null)}
        />
        {asked && !unit && <p className="ow-overdue">{texts.missing}</p>}
        <label htmlFor="proxy-type">{texts.type}</label>
        <Select
          id="proxy-type"
          className="ow-r-wide"
          value={type}
          options={[...types]}
          onChange={(code) => {
            setType(code)
            setContent({})
          }}
        />
        <label htmlFor="proxy-reason">{texts.reason}</label>
        <Input.TextArea
          id="proxy-reason"
          rows={2}
          maxLength={400}
          placeholder={texts.reasonHint}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {asked && !reason.trim() && <p className="ow-overdue">{texts.missing}</p>}
        <h2>{texts.content}</h2>
        {edition.data && (
          <WrittenSource about={{ item_type: type, edition_id: edition.data.id }} onRead={setProposal} />
        )}
        {read.length > 0 && (
          <dl className="ow-facts-list" aria-label={texts.read}>
            {read.map((field) => (
              <div key={field.name}>
                <dt>{field.title}</dt>
                <dd className="ow-r-lines">{textOf(field, content[field.name])}</dd>
              </div>
            ))}
          </dl>
        )}
        {asked && read.length === 0 && <p className="ow-overdue">{texts.noContent}</p>}
        <Checkbox checked={asDraft} onChange={(event) => setAsDraft(event.target.checked)}>
          {texts.asDraft}
        </Checkbox>
        <ProblemView error={saving.error} />
        <div className="ow-form-acts">
          <Button
            type="primary"
            loading={saving.isPending}
            onClick={() => {
              setAsked(true)
              if (ready) saving.mutate()
            }}
          >
            {texts.save}
          </Button>
        </div>
      </section>
      <Modal open={proposal !== null} title={texts.content} width={760} footer={null} onCancel={() => setProposal(null)} destroyOnHidden>
        {proposal && (
          <Proposed
            proposal={proposal}
            fields={fields}
            content={content}
            onTake={(taken) => {
              setContent({ ...content, ...taken })
              setProposal(null)
            }}
            onCancel={() => setProposal(null)}
          />
        )}
      </Modal>
    </Page>
  )
}
