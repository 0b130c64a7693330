import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import type { ReactElement } from 'react'
import { answer, registry } from '../../api/clients'
import { ProblemView } from '../../parts/ProblemView'
import type { Role } from '../../session/roles'
import { hasRole, signOut, useMe } from '../../session/session'
import { Page } from '../../shell/Page'
import { administrationTexts } from '../../texts/administration.zh'
import { peopleTexts } from '../../texts/people.zh'
import { roleNames } from '../../texts/shell.zh'
import './administration.css'
import { DelegationsCard } from './people/DelegationsCard'
import { LeaveCard } from './people/LeaveCard'
import { SecondFactorCard } from './people/SecondFactorCard'

const texts = administrationTexts.me

/** The own account: who, for which unit, what its roles can do; and a new password. */
export function MePage(): ReactElement {
  const me = useMe()
  return (
    <Page title={texts.title}>
      <section className="ow-card" aria-labelledby="me-facts">
        <h2 id="me-facts">{texts.facts}</h2>
        <dl className="ow-facts-list">
          <dt>{texts.name}</dt>
          <dd>{me.display_name}</dd>
          <dt>{texts.username}</dt>
          <dd>{me.username}</dd>
          <dt>{texts.unit}</dt>
          <dd>{me.unit.name}</dd>
          {me.department && (
            <>
              <dt>{peopleTexts.departments.department}</dt>
              <dd>{me.department}</dd>
            </>
          )}
          {me.roles.map((role) => (
            <RoleLine key={role} role={role as Role} />
          ))}
          {me.actions.allowed.length > 0 && (
            <>
              <dt>{texts.abilities}</dt>
              <dd>{me.actions.allowed.map((each) => texts.abilityWords[each] ?? each).join(texts.comma)}</dd>
            </>
          )}
        </dl>
        <p className="ow-quiet">{texts.mistake}</p>
      </section>
      <DelegationsCard />
      <SecondFactorCard />
      <section className="ow-card" aria-labelledby="me-password">
        <h2 id="me-password">{texts.password}</h2>
        <ChangePassword />
      </section>
      {hasRole(me, 'co_department') && <LeaveCard />}
    </Page>
  )
}

function RoleLine({ role }: { role: Role }): ReactElement {
  return (
    <>
      <dt>{texts.role}</dt>
      <dd>
        {roleNames[role]}
        <span className="ow-quiet">{texts.work(administrationTexts.roleWork[role])}</span>
      </dd>
    </>
  )
}

interface Fields {
  old_password: string
  new_password: string
  again: string
}

function ChangePassword(): ReactElement {
  const me = useMe()
  const changing = useMutation({
    mutationFn: ({ old_password, new_password }: Fields) =>
      answer(registry.PUT('/api/registry/v1/me/password', { body: { old_password, new_password } })),
    // Every session has ended with the old password, this one too.
    onSuccess: () => signOut(),
  })
  return (
    <Form<Fields>
      name="password"
      layout="vertical"
      requiredMark={false}
      className="ow-narrow"
      onFinish={(fields) => changing.mutate(fields)}
    >
      {/* Tells password managers whose password this is. */}
      <input className="ow-only-heard" type="text" autoComplete="username" value={me.username} readOnly tabIndex={-1} aria-hidden="true" />
      <Form.Item name="old_password" label={texts.old} rules={[{ required: true, message: texts.oldMissing }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="new_password"
        label={texts.new}
        extra={texts.rule}
        rules={[{ required: true, message: texts.newMissing }, { min: 12, max: 128, message: texts.rule }]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <Form.Item
        name="again"
        label={texts.again}
        dependencies={['new_password']}
        rules={[
          { required: true, message: texts.againMissing },
          ({ getFieldValue }) => ({
            validator: (_rule, value) =>
              !value || value === getFieldValue('new_password') ? Promise.resolve() : Promise.reject(new Error(texts.differs)),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <p className="ow-quiet">{texts.consequence}</p>
      <ProblemView error={changing.error} />
      <div className="ow-form-acts">
        <Button type="primary" htmlType="submit" loading={changing.isPending}>
          {texts.change}
        </Button>
      </div>
    </Form>
  )
}
