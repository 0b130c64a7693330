import { useMutation } from '@tanstack/react-query'
import { Button, Drawer, Form, Input, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { answer, registry } from '../../../api/clients'
import type { components } from '../../../api/schema/registry'
import { ProblemView } from '../../../parts/ProblemView'
import { UnitSelect } from '../../../parts/UnitSelect'
import { administrationTexts } from '../../../texts/administration.zh'
import { unitsTexts } from '../../../texts/units.zh'
import { UNIT_KINDS, type UnitKind } from '../searches'
import { SCHOOL_TYPES, type SchoolType } from './school_types'

type Unit = components['schemas']['UnitOut']

const texts = unitsTexts.register

interface Props {
  editionId: string
  parentId: string | undefined
  onDone: (unit: Unit) => void
  onCancel: () => void
}

interface Fields {
  code: string
  name: string
  short_name?: string
  kind: UnitKind
  region?: string
  official_code?: string
  school_type?: SchoolType
}

/** A new unit in its place; the registry says where it cannot stand. */
export function RegisterUnit({ editionId, parentId, onDone, onCancel }: Props): ReactElement {
  const [parent, setParent] = useState(parentId)
  const [kind, setKind] = useState<UnitKind>('school')
  const registering = useMutation({
    mutationFn: (fields: Fields) =>
      answer(
        registry.POST('/api/registry/v1/units', {
          body: { ...fields, edition_id: editionId, parent_id: parent ?? null },
        }),
      ),
    onSuccess: onDone,
  })
  return (
    <Drawer open size={480} title={texts.title} onClose={onCancel} closable={!registering.isPending} mask={{ closable: false }}>
      <Form<Fields>
        name="register-unit"
        layout="vertical"
        requiredMark={false}
        initialValues={{ kind, school_type: '' }}
        onFinish={(fields) => registering.mutate(fields)}
      >
        <Form.Item name="kind" label={texts.kind}>
          <Select<UnitKind>
            onChange={setKind}
            options={UNIT_KINDS.map((value) => ({ value, label: administrationTexts.unitKinds[value] }))}
          />
        </Form.Item>
        <Form.Item label={texts.parent} htmlFor="register-unit-parent">
          <UnitSelect
            id="register-unit-parent"
            label={texts.parent}
            placeholder={texts.parentHint}
            value={parent}
            onChange={setParent}
          />
        </Form.Item>
        <Form.Item
          name="code"
          label={texts.code}
          extra={texts.codeHint}
          rules={[{ required: true, pattern: /^[A-Za-z0-9-]{2,40}$/, message: texts.codeHint }]}
        >
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="name" label={texts.name} rules={[{ required: true, min: 2, message: unitsTexts.missing }]}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item name="short_name" label={texts.shortName}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="region" label={texts.region} extra={texts.regionHint}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        {kind === 'school' && (
          <>
            <Form.Item
              name="official_code"
              label={texts.officialCode}
              extra={texts.officialCodeHint}
              rules={[{ pattern: /^(\d{5}|\d{10})?$/, message: texts.officialCodeWrong }]}
            >
              <Input maxLength={10} autoComplete="off" inputMode="numeric" />
            </Form.Item>
            <Form.Item name="school_type" label={texts.schoolType}>
              <Select options={SCHOOL_TYPES.map((value) => ({ value, label: unitsTexts.schoolTypes[value] }))} />
            </Form.Item>
          </>
        )}
        <ProblemView error={registering.error} />
        <div className="ow-form-acts">
          <Button type="primary" htmlType="submit" loading={registering.isPending}>
            {texts.act}
          </Button>
          <Button onClick={onCancel} disabled={registering.isPending}>
            {unitsTexts.cancel}
          </Button>
        </div>
      </Form>
    </Drawer>
  )
}
