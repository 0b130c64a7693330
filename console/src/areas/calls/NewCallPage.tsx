import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Form, Input, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { fromClock } from '../../parts/clock_text'
import { ProblemView } from '../../parts/ProblemView'
import { CALL_ANSWER } from '../../parts/report/type_codes'
import { useMe } from '../../session/session'
import { useCurrentEdition } from '../../shell/edition'
import { Page } from '../../shell/Page'
import { callTexts } from '../../texts/calls.zh'
import '../../parts/card.css'
import { issue } from './call'
import { type Chosen, UnitPicker } from './UnitPicker'

const texts = callTexts.create
const required = [{ required: true, message: texts.missing }]

interface Fields {
  item_type: string
  subject: string
  demands: string
  due_at: string
}

/** A call: subject, demands, until when, and of whom. */
export function NewCallPage(): ReactElement {
  const me = useMe()
  const edition = useCurrentEdition()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [units, setUnits] = useState<readonly Chosen[]>([])
  const [asked, setAsked] = useState(false)
  const issuing = useMutation({
    mutationFn: (fields: Fields) =>
      issue({
        ...fields,
        due_at: fromClock(fields.due_at),
        edition_id: edition.data?.id ?? '',
        unit_ids: units.map(({ id }) => id),
      }),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: ['calls'] })
      void navigate({ to: '/calls/$callId', params: { callId: id } })
    },
  })
  const types = edition.data?.item_types.map(({ code, name }) => ({ value: code, label: name })) ?? []
  return (
    <Page title={texts.title} hint={texts.hint}>
      <Form<Fields>
        name="call"
        layout="vertical"
        requiredMark={false}
        className="ow-card"
        initialValues={{ item_type: CALL_ANSWER }}
        onFinish={(fields) => units.length > 0 && issuing.mutate(fields)}
      >
        <Form.Item name="subject" label={texts.subject} rules={required}>
          <Input minLength={2} maxLength={60} showCount />
        </Form.Item>
        <Form.Item name="demands" label={texts.demands} rules={required}>
          <Input.TextArea rows={5} maxLength={2000} showCount placeholder={texts.demandsHint} />
        </Form.Item>
        <div className="ow-form-grid">
          <Form.Item name="item_type" label={callTexts.itemType}>
            <Select aria-label={callTexts.itemType} options={types} />
          </Form.Item>
          <Form.Item name="due_at" label={texts.due} rules={required}>
            <Input type="datetime-local" />
          </Form.Item>
        </div>
        <UnitPicker under={me.unit.id} chosen={units} onChange={setUnits} />
        {asked && units.length === 0 && <p className="ow-overdue">{texts.noUnits}</p>}
        <ProblemView error={edition.error ?? issuing.error} />
        <div className="ow-form-acts">
          <Button type="primary" htmlType="submit" loading={issuing.isPending} onClick={() => setAsked(true)}>
            {texts.send}
          </Button>
          <Button onClick={() => void navigate({ to: '/calls' })}>{texts.cancel}</Button>
        </div>
      </Form>
    </Page>
  )
}
