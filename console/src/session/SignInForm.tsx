import { Button, Form, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { Problem } from '../api/problem'
import { ProblemView } from '../parts/ProblemView'
import { sessionTexts } from '../texts/session.zh'
import { signIn } from './session'

interface Fields {
  username: string
  password: string
  code?: string
}

const FORM = 'sign-in'
/** The id that antd gives to the field. */
export const PASSWORD_FIELD = `${FORM}_password`

/** Name and password; `username` is given when the same person goes on. */
export function SignInForm({ username }: { username?: string }): ReactElement {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const [asksCode, setAsksCode] = useState(false)
  const submit = async (fields: Fields): Promise<void> => {
    setBusy(true)
    setFailure(null)
    try {
      await signIn(fields.username.trim(), fields.password, fields.code?.trim())
    } catch (error) {
      const wantsCode = error instanceof Problem && error.code === 'second-factor-needed'
      setAsksCode(asksCode || wantsCode)
      setFailure(wantsCode && !asksCode ? null : error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Form<Fields>
      name={FORM}
      layout="vertical"
      requiredMark={false}
      initialValues={{ username: username ?? '' }}
      onFinish={(fields) => void submit(fields)}
    >
      <Form.Item
        name="username"
        label={sessionTexts.username}
        rules={[{ required: true, message: sessionTexts.usernameMissing }]}
      >
        <Input size="large" autoComplete="username" placeholder={sessionTexts.usernameHint} autoFocus={!username} />
      </Form.Item>
      <Form.Item
        name="password"
        label={sessionTexts.password}
        rules={[{ required: true, message: sessionTexts.passwordMissing }]}
      >
        <Input.Password size="large" autoComplete="current-password" />
      </Form.Item>
      {asksCode && (
        <Form.Item
          name="code"
          label={sessionTexts.code}
          extra={sessionTexts.codeHint}
          rules={[{ required: true, message: sessionTexts.codeMissing }]}
        >
          <Input size="large" autoComplete="one-time-code" maxLength={20} autoFocus />
        </Form.Item>
      )}
      <ProblemView error={failure} />
      <Button type="primary" size="large" block htmlType="submit" loading={busy}>
        {sessionTexts.signIn}
      </Button>
    </Form>
  )
}
