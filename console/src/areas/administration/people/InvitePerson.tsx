import { useMutation } from '@tanstack/react-query'
import { Button, Drawer, Form, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { answer, registry } from '../../../api/clients'
import type { components } from '../../../api/schema/registry'
import { ProblemView } from '../../../parts/ProblemView'
import { UnitSelect } from '../../../parts/UnitSelect'
import type { Role } from '../../../session/roles'
import { hasRole, useMe } from '../../../session/session'
import { administrationTexts } from '../../../texts/administration.zh'
import { peopleTexts } from '../../../texts/people.zh'
import { roleNames } from '../../../texts/shell.zh'
import { chosenAfter, rolesFor } from '../role_rules'
import { DepartmentChoice, type System } from './DepartmentChoice'

type Unit = components['schemas']['UnitOut']

const texts = peopleTexts.invitations

interface Fields {
  username?: string
  department?: System
}

interface Props {
  onDone: (invitation: components['schemas']['InvitationWithLink']) => void
  onCancel: () => void
}

/** Whom to invite. An approver has the own unit with its co-departments, and the units directly below. */
export function InvitePerson({ onDone, onCancel }: Props): ReactElement {
  const me = useMe()
  const registrar = hasRole(me, 'registrar')
  const [unit, setUnit] = useState<Unit | undefined>(undefined)
  const [own, setOwn] = useState(false)
  const [roles, setRoles] = useState<readonly Role[]>(['liaison'])
  const [asked, setAsked] = useState(false)
  const unitId = own ? me.unit.id : unit?.id
  const offered = registrar ? (unit ? rolesFor(unit.kind) : []) : own ? OWN : REPORTING
  const inviting = useMutation({
    mutationFn: ({ username, department }: Fields) =>
      answer(
        registry.POST('/api/registry/v1/invitations', {
          body: {
            unit_id: unitId ?? '',
            roles: [...roles],
            department: department ?? null,
            username: username?.trim() || null,
          },
        }),
      ),
    onSuccess: onDone,
  })
  return (
    <Drawer open size={480} title={texts.act} onClose={onCancel} closable={!inviting.isPending} mask={{ closable: false }}>
      <Form<Fields>
        name="invite-person"
        layout="vertical"
        requiredMark={false}
        onFinish={(fields) => {
          setAsked(true)
          if (unitId && roles.length > 0) inviting.mutate(fields)
        }}
      >
        {!registrar && (
          <label className="ow-role">
            <input
              type="checkbox"
              checked={own}
              onChange={(event) => {
                setOwn(event.target.checked)
                setRoles(LIAISON)
              }}
            />
            <span>{me.unit.name}</span>
          </label>
        )}
        {!own && (
          <Form.Item
            label={texts.unit}
            htmlFor="invite-unit"
            {...(asked && !unit ? { validateStatus: 'error' as const, help: peopleTexts.missing } : {})}
          >
            <UnitSelect
              id="invite-unit"
              label={texts.unit}
              placeholder={texts.unitHint}
              {...(registrar ? {} : { under: me.unit.id })}
              value={unit?.id}
              onChange={(_id, chosen) => setUnit(chosen)}
            />
          </Form.Item>
        )}
        <fieldset className="ow-roles">
          <legend>{texts.roles}</legend>
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
          {asked && roles.length === 0 && <p className="ow-overdue">{peopleTexts.missing}</p>}
        </fieldset>
        {unitId && roles.includes('co_department') && <DepartmentChoice key={unitId} unitId={unitId} />}
        <Form.Item
          name="username"
          label={texts.username}
          rules={[{ pattern: /^\s*([\w.@-]{3,64})?\s*$/, message: texts.usernameHint }]}
        >
          <Input maxLength={64} autoComplete="off" />
        </Form.Item>
        <ProblemView error={inviting.error} />
        <div className="ow-form-acts">
          <Button type="primary" htmlType="submit" loading={inviting.isPending}>
            {texts.act}
          </Button>
          <Button onClick={onCancel} disabled={inviting.isPending}>
            {peopleTexts.cancel}
          </Button>
        </div>
      </Form>
    </Drawer>
  )
}

const LIAISON: readonly Role[] = ['liaison']
const OWN: readonly Role[] = ['liaison', 'co_department']
const REPORTING: readonly Role[] = ['liaison', 'approver']
