import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { type ReactElement, useMemo, useState } from 'react'
import { encode } from 'uqr'
import { answer, registry } from '../../../api/clients'
import type { components } from '../../../api/schema/registry'
import { CopyButton } from '../../../parts/CopyButton'
import { ProblemView } from '../../../parts/ProblemView'
import { resume, signOut, useMe } from '../../../session/session'
import { peopleTexts } from '../../../texts/people.zh'

type Begun = components['schemas']['BegunOut']

const texts = peopleTexts.factor

/** One-time codes of the own account: set up with the first right code, switched off with both proofs. */
export function SecondFactorCard(): ReactElement {
  const { second_factor } = useMe()
  const [open, setOpen] = useState(false)
  const [recovery, setRecovery] = useState<readonly string[] | null>(null)
  const isOn = second_factor === 'on' || recovery !== null
  return (
    <section className="ow-card" aria-labelledby="me-factor">
      <header>
        <h2 id="me-factor">{texts.title}</h2>
        {!open && recovery === null && <Button onClick={() => setOpen(true)}>{isOn ? texts.remove : texts.begin}</Button>}
      </header>
      <p className={second_factor === 'required' && !isOn ? 'ow-overdue' : ''}>
        {isOn ? texts.on : second_factor === 'required' ? texts.required : texts.off}
      </p>
      {recovery && <RecoveryCodes codes={recovery} onKept={() => void resume()} />}
      {open && !recovery && (isOn ? <Remove /> : <SetUp onDone={setRecovery} />)}
    </section>
  )
}

function SetUp({ onDone }: { onDone: (codes: readonly string[]) => void }): ReactElement {
  const beginning = useMutation({
    mutationFn: ({ password }: { password: string }) =>
      answer(registry.PUT('/api/registry/v1/me/second-factor', { body: { password } })),
  })
  const confirming = useMutation({
    mutationFn: ({ code }: { code: string }) =>
      answer(registry.PUT('/api/registry/v1/me/second-factor/confirmation', { body: { code: code.trim() } })),
    onSuccess: ({ recovery_codes }) => onDone(recovery_codes),
  })
  if (!beginning.data) {
    return (
      <Form<{ password: string }> name="factor" layout="vertical" requiredMark={false} className="ow-narrow" onFinish={(fields) => beginning.mutate(fields)}>
        <Form.Item name="password" label={texts.password} rules={[{ required: true, message: peopleTexts.missing }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <ProblemView error={beginning.error} />
        <Button type="primary" htmlType="submit" loading={beginning.isPending}>
          {texts.next}
        </Button>
      </Form>
    )
  }
  return (
    <Form<{ code: string }> name="factor-code" layout="vertical" requiredMark={false} className="ow-narrow" onFinish={(fields) => confirming.mutate(fields)}>
      <Secret begun={beginning.data} />
      <Form.Item name="code" label={texts.code} extra={texts.codeHint} rules={[{ required: true, pattern: /^\s*\d{6}\s*$/, message: texts.codeHint }]}>
        <Input inputMode="numeric" autoComplete="one-time-code" maxLength={8} />
      </Form.Item>
      <ProblemView error={confirming.error} />
      <Button type="primary" htmlType="submit" loading={confirming.isPending}>
        {texts.confirm}
      </Button>
    </Form>
  )
}

function Secret({ begun }: { begun: Begun }): ReactElement {
  const { size, data } = useMemo(() => encode(begun.uri, { border: 2 }), [begun.uri])
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <>
      <p>{texts.scan}</p>
      <svg viewBox={`0 0 ${size} ${size}`} width={200} height={200} role="img" aria-label={texts.picture} shapeRendering="crispEdges">
        <path d={`M0 0h${size}v${size}h-${size}z`} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <p className="ow-secret">{begun.secret}</p>
    </>
  )
}

function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }): ReactElement {
  return (
    <>
      <h3>{texts.recovery}</h3>
      <p>{texts.recoveryHint}</p>
      <ul className="ow-secret">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <CopyButton text={codes.join('\n')}>{texts.copy}</CopyButton>
      <div className="ow-form-acts">
        <Button type="primary" onClick={onKept}>
          {texts.kept}
        </Button>
      </div>
    </>
  )
}

function Remove(): ReactElement {
  const removing = useMutation({
    mutationFn: (fields: { password: string; code: string }) =>
      registry.PUT('/api/registry/v1/me/second-factor/removal', { body: fields }),
    onSuccess: () => signOut(),
  })
  return (
    <Form<{ password: string; code: string }> name="factor-removal" layout="vertical" requiredMark={false} className="ow-narrow" onFinish={(fields) => removing.mutate(fields)}>
      <p className="ow-quiet">{texts.removeHint}</p>
      <Form.Item name="password" label={texts.password} rules={[{ required: true, message: peopleTexts.missing }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item name="code" label={texts.code} extra={texts.codeOrRecovery} rules={[{ required: true, min: 6, message: texts.codeOrRecovery }]}>
        <Input autoComplete="one-time-code" maxLength={20} />
      </Form.Item>
      <ProblemView error={removing.error} />
      <Button danger htmlType="submit" loading={removing.isPending}>
        {texts.remove}
      </Button>
    </Form>
  )
}
