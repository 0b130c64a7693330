import { useMutation } from '@tanstack/react-query'
import { Button, Drawer, Form, Input } from 'antd'
import type { ReactElement } from 'react'
import { answer, ifMatch, registry } from '../../../api/clients'
import type { components } from '../../../api/schema/registry'
import { ProblemView } from '../../../parts/ProblemView'
import { unitsTexts } from '../../../texts/units.zh'
import type { Liaison } from './unit'

type Fields = components['schemas']['NameLiaison']

const texts = unitsTexts.liaison

interface Props {
  unitId: string
  /** The liaison whose numbers are corrected; null where another person takes over. */
  present: Liaison | null
  onDone: () => void
  onCancel: () => void
}

/** A person and its numbers: corrected, or named as the one from now on. */
export function LiaisonForm({ unitId, present, onDone, onCancel }: Props): ReactElement {
  const path = { unit_id: unitId }
  const saving = useMutation({
    mutationFn: ({ note, ...contact }: Fields) =>
      present
        ? answer(
            registry.PUT('/api/registry/v1/units/{unit_id}/liaison', {
              params: { path, header: ifMatch(present.revision) },
              body: contact,
            }),
          )
        : answer(
            registry.POST('/api/registry/v1/units/{unit_id}/liaisons', {
              params: { path },
              body: { ...contact, note: note ?? '' },
            }),
          ),
    onSuccess: onDone,
  })
  return (
    <Drawer
      open
      size={480}
      title={present ? texts.correct : texts.nameFirst}
      onClose={onCancel}
      closable={!saving.isPending}
      mask={{ closable: false }}
    >
      {!present && <p className="ow-quiet">{texts.handOverHint}</p>}
      <Form<Fields>
        name="liaison"
        layout="vertical"
        requiredMark={false}
        {...(present ? { initialValues: present } : {})}
        onFinish={(fields) => saving.mutate(fields)}
      >
        <Form.Item name="name" label={texts.name} rules={[{ required: true, whitespace: true, message: unitsTexts.missing }]}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="post" label={texts.post}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="mobile" label={texts.mobile} extra={texts.eitherPhone}>
          <Input maxLength={20} autoComplete="off" inputMode="tel" />
        </Form.Item>
        <Form.Item name="office_phone" label={texts.officePhone}>
          <Input maxLength={40} autoComplete="off" inputMode="tel" />
        </Form.Item>
        <Form.Item name="email" label={texts.email} rules={[{ type: 'email', message: texts.emailWrong }]}>
          <Input maxLength={100} autoComplete="off" inputMode="email" />
        </Form.Item>
        <Form.Item name="substitute_name" label={texts.substituteName}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="substitute_mobile" label={texts.substituteMobile}>
          <Input maxLength={20} autoComplete="off" inputMode="tel" />
        </Form.Item>
        {!present && (
          <Form.Item name="note" label={texts.note} extra={texts.noteHint}>
            <Input.TextArea rows={3} maxLength={500} showCount />
          </Form.Item>
        )}
        <ProblemView error={saving.error} />
        <div className="ow-form-acts">
          <Button type="primary" htmlType="submit" loading={saving.isPending}>
            {unitsTexts.save}
          </Button>
          <Button onClick={onCancel} disabled={saving.isPending}>
            {unitsTexts.cancel}
          </Button>
        </div>
      </Form>
    </Drawer>
  )
}
