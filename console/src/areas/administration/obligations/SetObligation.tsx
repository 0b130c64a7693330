import { useMutation } from '@tanstack/react-query'
import { Button, Checkbox, Form, Input, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import type { components } from '../../../api/schema/registry'
import { fromClock } from '../../../parts/clock_text'
import { ProblemView } from '../../../parts/ProblemView'
import { UnitSelect } from '../../../parts/UnitSelect'
import { administrationTexts } from '../../../texts/administration.zh'
import { obligationTexts as texts } from '../../../texts/obligations.zh'
import { decide, type Kind, type Line } from './obligation'

interface Fields {
  item_type: string
  kind: Kind
  due_at?: string
  locks_at?: string
  reason: string
  includes_below?: boolean
}

interface Props {
  edition: components['schemas']['EditionOut']
  /** What was decided before: a decision starts from the newest one. */
  known: readonly Line[]
  onDone: (words: string) => void
  onCancel: () => void
}

const required = [{ required: true, message: texts.missing }]
const decisions = (['waiver', 'extension', 'shift'] as const).map((value) => ({ value, label: texts.kinds[value] }))

/** One decision for one unit: what, until when, and why. */
export function SetObligation({ edition, known, onDone, onCancel }: Props): ReactElement {
  const [unit, setUnit] = useState<{ id: string; name: string } | null>(null)
  const [asked, setAsked] = useState(false)
  const [form] = Form.useForm<Fields>()
  const kind = Form.useWatch('kind', form)
  const timed = kind === 'extension' || kind === 'shift'
  const deciding = useMutation({
    mutationFn: ({ due_at, locks_at, ...fields }: Fields) =>
      decide({
        ...fields,
        edition_id: edition.id,
        unit_id: unit?.id ?? '',
        seen_version:
          known.find((each) => each.unit_id === unit?.id && each.item_type === fields.item_type)?.version ?? 0,
        ...(timed && due_at ? { due_at: fromClock(due_at) } : {}),
        ...(timed && locks_at ? { locks_at: fromClock(locks_at) } : {}),
      }),
    onSuccess: (decided) => onDone(texts.done(unit?.name ?? '', texts.kinds[decided.kind])),
  })
  const types = [
    { value: '', label: texts.allTypes },
    ...edition.item_types.map(({ code, name }) => ({ value: code, label: name })),
  ]
  return (
    <Form<Fields>
      form={form}
      name="obligation"
      layout="vertical"
      requiredMark={false}
      className="ow-card"
      initialValues={{ item_type: '', kind: 'waiver' }}
      onFinish={(fields) => {
        setAsked(true)
        if (unit) deciding.mutate(fields)
      }}
    >
      <div className="ow-form-grid">
        <Form.Item label={texts.unit} htmlFor="obligation_unit">
          <UnitSelect
            id="obligation_unit"
            label={texts.unit}
            placeholder={texts.unitHint}
            value={unit?.id}
            onChange={(id, chosen) => setUnit(id && chosen ? { id, name: chosen.name } : null)}
          />
          {asked && !unit && <p className="ow-overdue">{texts.missing}</p>}
        </Form.Item>
        <Form.Item name="item_type" label={texts.itemType}>
          <Select aria-label={texts.itemType} options={types} />
        </Form.Item>
        <Form.Item name="kind" label={texts.kind}>
          <Select aria-label={texts.kind} options={decisions} />
        </Form.Item>
        {timed && (
          <>
            <Form.Item name="due_at" label={texts.due} rules={required}>
              <Input type="datetime-local" />
            </Form.Item>
            <Form.Item name="locks_at" label={`${texts.locks}（${texts.ruleLock}）`}>
              <Input type="datetime-local" />
            </Form.Item>
          </>
        )}
      </div>
      <Form.Item name="reason" label={texts.reason} rules={required}>
        <Input.TextArea rows={2} minLength={2} maxLength={200} placeholder={texts.reasonHint} />
      </Form.Item>
      <Form.Item name="includes_below" valuePropName="checked" noStyle>
        <Checkbox>{texts.below}</Checkbox>
      </Form.Item>
      <ProblemView error={deciding.error} />
      <div className="ow-form-acts">
        <Button type="primary" htmlType="submit" loading={deciding.isPending} onClick={() => setAsked(true)}>
          {texts.save}
        </Button>
        <Button onClick={onCancel} disabled={deciding.isPending}>
          {administrationTexts.cancel}
        </Button>
      </div>
    </Form>
  )
}
