import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Drawer, Form, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { answer, registry } from '../../api/clients'
import type { components } from '../../api/schema/registry'
import { ProblemView } from '../../parts/ProblemView'
import { UnitSelect } from '../../parts/UnitSelect'
import type { Role } from '../../session/roles'
import { administrationTexts } from '../../texts/administration.zh'
import { roleNames } from '../../texts/shell.zh'
import { DepartmentChoice, type System } from './people/DepartmentChoice'
import { chosenAfter, kindOf, rolesFor } from './role_rules'

type Unit = components['schemas']['UnitOut']

const texts = administrationTexts.create

interface Props {
  /** The unit that the list is narrowed to. */
  unitId: string | undefined
  onDone: (account: components['schemas']['AccountWithPassword']) => void
  onCancel: () => void
}

interface Fields {
  username: string
  display_name: string
  department?: System
}

/** A new account: the unit first, because it decides which roles there are to choose from. */
export function CreateAccount({ unitId, onDone, onCancel }: Props): ReactElement {
  const given = useQuery({
    queryKey: ['units', 'one', unitId],
    queryFn: () =>
      answer(registry.GET('/api/registry/v1/units/{unit_id}', { params: { path: { unit_id: unitId ?? '' } } })),
    enabled: unitId !== undefined,
    staleTime: 300_000,
  })
  const [picked, setPicked] = useState<Unit | null | undefined>(undefined)
  const unit = picked === undefined ? (given.data ?? null) : picked
  const [roles, setRoles] = useState<readonly Role[]>([])
  const [asked, setAsked] = useState(false)
  const opening = useMutation({
    mutationFn: ({ username, display_name, department }: Fields) =>
      answer(
        registry.POST('/api/registry/v1/accounts', {
          body: {
            kind: kindOf(roles),
            username: username.trim(),
            display_name: display_name.trim(),
            unit_id: unit?.id ?? '',
            roles: [...roles],
            department: department ?? null,
          },
        }),
      ),
    onSuccess: onDone,
  })
  const offered = unit ? rolesFor(unit.kind) : []
  return (
    <Drawer open size={480} title={texts.title} onClose={onCancel} closable={!opening.isPending} mask={{ closable: false }}>
      <Form<Fields>
        name="create-account"
        layout="vertical"
        requiredMark={false}
        onFinish={(fields) => {
          setAsked(true)
          if (unit && roles.length > 0) opening.mutate(fields)
        }}
        onFinishFailed={() => setAsked(true)}
      >
        <Form.Item
          label={texts.unit}
          htmlFor="create-account-unit"
          {...(asked && !unit ? { validateStatus: 'error' as const, help: texts.unitMissing } : {})}
        >
          <UnitSelect
            id="create-account-unit"
            label={texts.unit}
            placeholder={texts.unitHint}
            value={unit?.id}
            onChange={(_id, chosen) => {
              setPicked(chosen ?? null)
              setRoles(chosen?.kind === 'outlet' ? ['desk'] : [])
            }}
          />
        </Form.Item>
        <fieldset className="ow-roles">
          <legend>{texts.roles}</legend>
          {!unit && <p className="ow-quiet">{texts.rolesWait}</p>}
          {offered.map((role) => (
            <label key={role} className="ow-role">
              <input
                type="checkbox"
                checked={roles.includes(role)}
                onChange={(event) => setRoles(chosenAfter(roles, role, event.target.checked))}
              />
              <span>
                <strong>{roleNames[role]}</strong>
                <span className="ow-quiet">{administrationTexts.roleWork[role]}</span>
              </span>
            </label>
          ))}
          {unit && unit.kind !== 'outlet' && <p className="ow-quiet">{texts.rolesAlone}</p>}
          {asked && unit && roles.length === 0 && <p className="ow-overdue">{texts.rolesMissing}</p>}
        </fieldset>
        {unit && roles.includes('co_department') && <DepartmentChoice key={unit.id} unitId={unit.id} />}
        <Form.Item
          name="display_name"
          label={roles.includes('desk') ? texts.deskName : texts.name}
          rules={[{ required: true, whitespace: true, message: texts.nameMissing }]}
        >
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="username"
          label={kindOf(roles) === 'person' ? texts.username : texts.clientId}
          extra={texts.usernameHint}
          rules={[
            { required: true, message: texts.usernameMissing },
            { pattern: /^\s*[\w.@-]{3,64}\s*$/, message: texts.usernameHint },
          ]}
        >
          <Input maxLength={64} autoComplete="off" />
        </Form.Item>
        <p className="ow-quiet">{texts.passwordMade}</p>
        <ProblemView error={opening.error} />
        <div className="ow-form-acts">
          <Button type="primary" htmlType="submit" loading={opening.isPending}>
            {texts.act}
          </Button>
          <Button onClick={onCancel} disabled={opening.isPending}>
            {administrationTexts.cancel}
          </Button>
        </div>
      </Form>
    </Drawer>
  )
}
