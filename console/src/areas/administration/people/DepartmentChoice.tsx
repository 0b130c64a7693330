import { useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import type { ReactElement } from 'react'
import { answer, registry } from '../../../api/clients'
import type { components } from '../../../api/schema/registry'
import { ProblemView } from '../../../parts/ProblemView'
import { peopleTexts } from '../../../texts/people.zh'

export type System = NonNullable<components['schemas']['InvitePerson']['department']>

const texts = peopleTexts.departments

/** A field of the form around it: which department of the unit's roster the account is for. */
export function DepartmentChoice({ unitId }: { unitId: string }): ReactElement {
  const { data, error } = useQuery({
    queryKey: ['units', 'departments', unitId],
    queryFn: () =>
      answer(registry.GET('/api/registry/v1/units/{unit_id}/co-departments', { params: { path: { unit_id: unitId } } })),
  })
  return (
    <>
      <ProblemView error={error} />
      <Form.Item
        name="department"
        label={texts.choose}
        rules={[{ required: true, message: peopleTexts.missing }]}
        {...(data?.departments.length === 0 ? { extra: texts.noRoster } : {})}
      >
        <Select
          placeholder={texts.chooseHint}
          options={data?.departments.map(({ system, name }) => ({ value: system, label: name })) ?? []}
        />
      </Form.Item>
    </>
  )
}
