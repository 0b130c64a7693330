import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Select, Switch } from 'antd'
import { type ReactElement, useState } from 'react'
import { Loading } from '../../../parts/Loading'
import { ProblemView } from '../../../parts/ProblemView'
import { hasRole, useMe } from '../../../session/session'
import { reminderDays, reminderTexts } from '../../../texts/reminders.zh'
import { type Recipients, type Rule, readRule, recipientChoices, setRule } from './reminder'

const texts = reminderTexts.rule

interface Fields {
  enabled: boolean
  days: number[]
  recipients: Recipients
}

/** On which days the current edition's reminders go out by themselves. */
export function RuleCard(): ReactElement {
  const [changing, setChanging] = useState(false)
  const [said, setSaid] = useState('')
  const me = useMe()
  const { data: rule, error, refetch } = useQuery({ queryKey: ['reminders', 'rule'], queryFn: readRule })
  return (
    <section className="ow-card" aria-labelledby="reminder-rule">
      <header>
        <h2 id="reminder-rule">{texts.title}</h2>
        {rule && !changing && hasRole(me, 'registrar') && (
          <Button onClick={() => setChanging(true)}>{texts.change}</Button>
        )}
      </header>
      <div role="status">{said && <p className="ow-said">{said}</p>}</div>
      {!rule && (error ? <ProblemView error={error} onRetry={() => void refetch()} /> : <Loading />)}
      {rule && !changing && (
        <p>{rule.enabled ? texts.on(rule.days, reminderTexts.recipients[rule.recipients]) : texts.off}</p>
      )}
      {rule && changing && (
        <RuleForm
          rule={rule}
          onDone={(words) => {
            setChanging(false)
            setSaid(words)
          }}
        />
      )}
    </section>
  )
}

function RuleForm({ rule, onDone }: { rule: Rule; onDone: (words: string) => void }): ReactElement {
  const queries = useQueryClient()
  const saving = useMutation({
    mutationFn: (fields: Fields) => setRule(rule, fields),
    onSuccess: (saved) => {
      queries.setQueryData(['reminders', 'rule'], saved)
      onDone(texts.saved)
    },
  })
  return (
    <Form<Fields>
      name="rule"
      layout="vertical"
      requiredMark={false}
      initialValues={rule}
      onFinish={(fields) => saving.mutate(fields)}
    >
      <Form.Item name="enabled" label={texts.enabled} valuePropName="checked">
        <Switch />
      </Form.Item>
      <Form.Item name="days" label={texts.days} extra={texts.daysHint} rules={[{ required: true, message: texts.missing }]}>
        <Select mode="multiple" aria-label={texts.days} options={[...reminderDays]} maxCount={10} />
      </Form.Item>
      <Form.Item name="recipients" label={texts.to}>
        <Select aria-label={texts.to} options={recipientChoices} />
      </Form.Item>
      <ProblemView error={saving.error} />
      <div className="ow-form-acts">
        <Button type="primary" htmlType="submit" loading={saving.isPending}>
          {texts.save}
        </Button>
        <Button onClick={() => onDone('')} disabled={saving.isPending}>
          {reminderTexts.cancel}
        </Button>
      </div>
    </Form>
  )
}
