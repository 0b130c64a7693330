import { useMutation } from '@tanstack/react-query'
import { Button, Drawer, Form, Input, Select } from 'antd'
import type { ReactElement } from 'react'
import { answer, registry } from '../../../api/clients'
import { ProblemView } from '../../../parts/ProblemView'
import { questionTexts } from '../../../texts/question.zh'
import { unitsTexts } from '../../../texts/units.zh'
import type { UnitInFull } from './unit'

const texts = unitsTexts.page
const register = unitsTexts.register
const MOST = 10

interface Part {
  code: string
  name: string
}

interface Fields {
  parts: Part[]
  accounts_to: string
  reason: string
}

interface Props {
  unit: UnitInFull
  onDone: () => void
  onCancel: () => void
}

/** The unit ends and several new ones stand in its place. */
export function SplitUnit({ unit, onDone, onCancel }: Props): ReactElement {
  const [form] = Form.useForm<Fields>()
  const parts = Form.useWatch('parts', form) as Partial<Part>[] | undefined
  const splitting = useMutation({
    mutationFn: (fields: Fields) =>
      answer(
        registry.POST('/api/registry/v1/units/{unit_id}/split', {
          params: { path: { unit_id: unit.id } },
          body: { ...fields, edition_id: unit.edition_id },
        }),
      ),
    onSuccess: onDone,
  })
  return (
    <Drawer open size={480} title={texts.splitTitle(unit.name)} onClose={onCancel} closable={!splitting.isPending} mask={{ closable: false }}>
      <p>{texts.splitHint}</p>
      <Form<Fields>
        form={form}
        name="split-unit"
        layout="vertical"
        requiredMark={false}
        initialValues={{ parts: [{}, {}] }}
        onFinish={(fields) => splitting.mutate(fields)}
      >
        <Form.List name="parts">
          {(rows, { add }) => (
            <>
              {rows.map((row, place) => (
                <fieldset key={row.key}>
                  <legend>{texts.part(place + 1)}</legend>
                  <Form.Item
                    name={[row.name, 'code']}
                    label={register.code}
                    rules={[{ required: true, pattern: /^[A-Za-z0-9-]{2,40}$/, message: register.codeHint }]}
                  >
                    <Input maxLength={40} autoComplete="off" />
                  </Form.Item>
                  <Form.Item
                    name={[row.name, 'name']}
                    label={register.name}
                    rules={[{ required: true, min: 2, message: unitsTexts.missing }]}
                  >
                    <Input maxLength={100} autoComplete="off" />
                  </Form.Item>
                </fieldset>
              ))}
              {rows.length < MOST && <Button onClick={() => add({})}>{texts.addPart}</Button>}
            </>
          )}
        </Form.List>
        <Form.Item name="accounts_to" label={texts.accountsTo} rules={[{ required: true, message: unitsTexts.missing }]}>
          <Select
            options={(parts ?? []).flatMap(({ code, name }) => (code ? [{ value: code, label: name || code }] : []))}
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label={questionTexts.reason}
          rules={[{ required: true, min: 2, message: questionTexts.reasonMissing(200) }]}
        >
          <Input.TextArea rows={2} maxLength={200} placeholder={questionTexts.reasonHint(200)} />
        </Form.Item>
        <ProblemView error={splitting.error} />
        <div className="ow-form-acts">
          <Button type="primary" danger htmlType="submit" loading={splitting.isPending}>
            {texts.split}
          </Button>
          <Button onClick={onCancel} disabled={splitting.isPending}>
            {unitsTexts.cancel}
          </Button>
        </div>
      </Form>
    </Drawer>
  )
}
