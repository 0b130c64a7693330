import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Drawer, Form, Input, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { answer, ifMatch, registry } from '../../../api/clients'
import { Problem } from '../../../api/problem'
import { ProblemView } from '../../../parts/ProblemView'
import { UnitSelect } from '../../../parts/UnitSelect'
import { unitsTexts } from '../../../texts/units.zh'
import { SCHOOL_TYPES, type SchoolType, schoolTypeOf } from './school_types'
import type { UnitInFull } from './unit'

const texts = unitsTexts.page
const register = unitsTexts.register

interface Props {
  unit: UnitInFull
  onDone: () => void
  onCancel: () => void
}

interface Fields {
  name: string
  short_name: string
  region: string
  official_code: string
  school_type: SchoolType
  other_parents: string[]
}

/** Another name or another place, in this edition. After a 412 the newest is loaded, and what was typed stays. */
export function UnitFactsForm({ unit, onDone, onCancel }: Props): ReactElement {
  const [version, setVersion] = useState(unit.version)
  const [parent, setParent] = useState(unit.parent_id ?? undefined)
  const [locatedIn, setLocatedIn] = useState(unit.located_in ?? undefined)
  const path = { unit_id: unit.id }
  const saving = useMutation({
    mutationFn: (fields: Fields) =>
      answer(
        registry.PUT('/api/registry/v1/units/{unit_id}', {
          params: { path, header: ifMatch(version) },
          body: { ...fields, edition_id: unit.edition_id, parent_id: parent ?? null, located_in: locatedIn ?? null },
        }),
      ),
    onSuccess: onDone,
    onError: (error) => {
      const newest = error instanceof Problem && error.status === 412 ? error.extensions['currentRevision'] : null
      if (typeof newest === 'number') setVersion(newest)
    },
  })
  const stale = saving.error instanceof Problem && saving.error.status === 412
  const school = unit.kind === 'school'
  return (
    <Drawer open size={480} title={texts.changeTitle} onClose={onCancel} closable={!saving.isPending} mask={{ closable: false }}>
      <p className="ow-quiet">{texts.changeHint}</p>
      <Form<Fields>
        name="unit-facts"
        layout="vertical"
        requiredMark={false}
        initialValues={{
          name: unit.name,
          short_name: unit.short_name,
          region: unit.region,
          official_code: unit.official_code,
          school_type: schoolTypeOf(unit.school_type),
          other_parents: unit.other_parents,
        }}
        onFinish={(fields) =>
          saving.mutate({ ...fields, official_code: fields.official_code ?? '', school_type: fields.school_type ?? '', other_parents: fields.other_parents ?? [] })
        }
      >
        <Form.Item name="name" label={texts.name} rules={[{ required: true, min: 2, message: unitsTexts.missing }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="short_name" label={texts.shortName}>
          <Input maxLength={40} />
        </Form.Item>
        {unit.parent_id !== null && (
          <Form.Item label={texts.parent} htmlFor="unit-facts-parent">
            <UnitSelect id="unit-facts-parent" label={texts.parent} placeholder={register.parentHint} value={parent} onChange={setParent} />
          </Form.Item>
        )}
        <Form.Item name="region" label={texts.region} extra={register.regionHint}>
          <Input maxLength={40} />
        </Form.Item>
        {unit.kind === 'plan_city' && (
          <Form.Item label={texts.locatedIn} htmlFor="unit-facts-located">
            <UnitSelect id="unit-facts-located" label={texts.locatedIn} placeholder={register.parentHint} value={locatedIn} onChange={setLocatedIn} />
          </Form.Item>
        )}
        {school && (
          <>
            <Form.Item name="other_parents" label={texts.leaders} extra={texts.leadersHint}>
              <Councils />
            </Form.Item>
            <Form.Item
              name="official_code"
              label={texts.officialCode}
              extra={register.officialCodeHint}
              rules={[{ pattern: /^(\d{5}|\d{10})?$/, message: register.officialCodeWrong }]}
            >
              <Input maxLength={10} inputMode="numeric" />
            </Form.Item>
            <Form.Item name="school_type" label={texts.schoolType}>
              <Select options={SCHOOL_TYPES.map((value) => ({ value, label: unitsTexts.schoolTypes[value] }))} />
            </Form.Item>
          </>
        )}
        {stale ? <p className="ow-overdue">{texts.conflict}</p> : <ProblemView error={saving.error} />}
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

/** Several industry councils; there are some dozens, so all of them are offered. */
function Councils(props: { id?: string; value?: string[]; onChange?: (value: string[]) => void }): ReactElement {
  const { data } = useQuery({
    queryKey: ['units', 'councils'],
    queryFn: () =>
      answer(registry.GET('/api/registry/v1/units', { params: { query: { kind: 'industry_council', limit: 100 } } })),
    staleTime: 300_000,
  })
  return (
    <Select
      {...props}
      mode="multiple"
      maxCount={5}
      showSearch={{ optionFilterProp: 'label' }}
      options={(data?.items ?? []).map((council) => ({ value: council.id, label: council.name }))}
    />
  )
}
