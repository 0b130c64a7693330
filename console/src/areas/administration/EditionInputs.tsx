import { Form, Input } from 'antd'
import type { ReactElement } from 'react'
import { administrationTexts } from '../../texts/administration.zh'
import { DAYS, INSTANTS, LINES } from './edition_form'

const texts = administrationTexts.editions

/** Names, days and times of an edition, as fields of the form around them. */
export function EditionInputs(): ReactElement {
  return (
    <>
      <div className="ow-form-grid">
        {LINES.map((field) => (
          <Form.Item key={field} name={field} label={texts.fields[field]} rules={required}>
            <Input maxLength={200} />
          </Form.Item>
        ))}
        {DAYS.map((field) => (
          <Form.Item key={field} name={field} label={texts.fields[field]} rules={required}>
            <Input type="date" />
          </Form.Item>
        ))}
        {INSTANTS.map((field) => (
          <Form.Item key={field} name={field} label={texts.fields[field]} rules={required}>
            <Input type="datetime-local" step={1} />
          </Form.Item>
        ))}
      </div>
      <Form.Item name="summary_due_rolls" valuePropName="checked" noStyle>
        <CheckLine words={texts.fields.summary_due_rolls} />
      </Form.Item>
      <Form.Item name="notes" label={texts.fields.notes}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} maxLength={2000} showCount />
      </Form.Item>
    </>
  )
}

const required = [{ required: true, message: texts.missing }]

/** A box with its words; `Form.Item` hands it its id, value and change. */
function CheckLine(props: { words: string; id?: string; checked?: boolean; onChange?: (checked: boolean) => void }): ReactElement {
  const { words, id, checked = false, onChange } = props
  return (
    <label className="ow-check">
      <input id={id} type="checkbox" checked={checked} onChange={(event) => onChange?.(event.target.checked)} />
      {words}
    </label>
  )
}
