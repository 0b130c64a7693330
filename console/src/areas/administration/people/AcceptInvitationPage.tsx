import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { type ReactElement, useEffect, useState } from 'react'
import { answer, registry } from '../../../api/clients'
import { Loading } from '../../../parts/Loading'
import { ProblemView } from '../../../parts/ProblemView'
import type { Role } from '../../../session/roles'
import { Foot } from '../../../shell/Foot'
import { peopleTexts } from '../../../texts/people.zh'
import { roleNames, shellTexts } from '../../../texts/shell.zh'

const texts = peopleTexts.accept

interface Fields {
  username: string
  display_name: string
  password: string
}

/** Behind a link of an invitation, before there is an account. The secret stands after the # and goes to no log. */
export function AcceptInvitationPage(): ReactElement {
  const [token] = useState(() => window.location.hash.slice(1))
  useEffect(() => {
    document.title = `${texts.title} - ${shellTexts.product}`
    // Nobody who looks over the shoulder, or at the history, finds the link.
    window.history.replaceState(null, '', window.location.pathname)
  }, [])
  const offer = useQuery({
    queryKey: ['invitation', 'offer'],
    queryFn: () => answer(registry.POST('/api/registry/v1/invitation/offer', { body: { token } })),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const accepting = useMutation({
    mutationFn: ({ username, display_name, password }: Fields) =>
      answer(
        registry.POST('/api/registry/v1/invitation/acceptance', {
          body: { token, username: username.trim(), display_name: display_name.trim(), password },
        }),
      ),
  })
  return (
    <div className="ow-sign-in">
      <main>
        <h1>{texts.title}</h1>
        {offer.isPending && <Loading text={texts.looking} />}
        <ProblemView error={offer.error} />
        {accepting.data && (
          <>
            <p role="status">{texts.done(accepting.data.username)}</p>
            <a href={import.meta.env.BASE_URL}>{texts.signIn}</a>
          </>
        )}
        {offer.data && !accepting.data && (
          <Form<Fields>
            name="accept"
            layout="vertical"
            requiredMark={false}
            initialValues={{ username: offer.data.username }}
            onFinish={(fields) => accepting.mutate(fields)}
          >
            <p>
              {offer.data.department
                ? texts.offerTo(offer.data.unit_name, offer.data.department)
                : texts.offer(offer.data.unit_name)}
            </p>
            <p className="ow-quiet">
              {texts.roles} {offer.data.roles.map((role) => roleNames[role as Role]).join('、')}
            </p>
            <Form.Item name="display_name" label={texts.name} rules={[{ required: true, whitespace: true, message: peopleTexts.missing }]}>
              <Input size="large" maxLength={60} autoComplete="name" />
            </Form.Item>
            <Form.Item
              name="username"
              label={texts.username}
              extra={texts.usernameHint}
              rules={[{ required: true, pattern: /^\s*[\w.@-]{3,64}\s*$/, message: texts.usernameHint }]}
            >
              <Input size="large" maxLength={64} autoComplete="username" />
            </Form.Item>
            <Form.Item
              name="password"
              label={texts.password}
              extra={texts.rule}
              rules={[{ required: true, min: 12, max: 128, message: texts.rule }]}
            >
              <Input.Password size="large" maxLength={128} autoComplete="new-password" />
            </Form.Item>
            <Form.Item
              name="again"
              label={texts.again}
              dependencies={['password']}
              rules={[
                ({ getFieldValue }) => ({
                  validator: (_rule, value) =>
                    value === getFieldValue('password') ? Promise.resolve() : Promise.reject(new Error(texts.differs)),
                }),
              ]}
            >
              <Input.Password size="large" maxLength={128} autoComplete="new-password" />
            </Form.Item>
            <ProblemView error={accepting.error} />
            <Button type="primary" size="large" block htmlType="submit" loading={accepting.isPending}>
              {texts.act}
            </Button>
          </Form>
        )}
      </main>
      <Foot />
    </div>
  )
}
