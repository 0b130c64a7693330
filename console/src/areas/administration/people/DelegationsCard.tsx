import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { answer, registry } from '../../../api/clients'
import type { components } from '../../../api/schema/registry'
import { ActionButton } from '../../../parts/ActionButton'
import { Loading } from '../../../parts/Loading'
import { ProblemView } from '../../../parts/ProblemView'
import { RecordTable } from '../../../parts/RecordTable'
import { When } from '../../../parts/When'
import { hasRole, useMe } from '../../../session/session'
import { peopleTexts } from '../../../texts/people.zh'

type Delegation = components['schemas']['DelegationOut']

const texts = peopleTexts.delegations
const KEY = ['delegations']

/** The approver's role, lent to a colleague for a time; what was lent to oneself is shown as well. */
export function DelegationsCard(): ReactElement | null {
  const me = useMe()
  const queries = useQueryClient()
  const [lending, setLending] = useState(false)
  const { data, error } = useQuery({ queryKey: KEY, queryFn: () => answer(registry.GET('/api/registry/v1/delegations')) })
  const ending = useMutation({
    mutationFn: (delegation: Delegation) =>
      answer(
        registry.POST('/api/registry/v1/delegations/{delegation_id}/end', {
          params: { path: { delegation_id: delegation.id } },
        }),
      ),
    onSettled: () => void queries.invalidateQueries({ queryKey: KEY }),
  })
  const lends = hasRole(me, 'approver')
  if (!lends && !data?.items.length) return null
  return (
    <section className="ow-card" aria-labelledby="me-delegations">
      <header>
        <h2 id="me-delegations">{texts.title}</h2>
        {lends && !lending && <Button onClick={() => setLending(true)}>{texts.act}</Button>}
      </header>
      <p className="ow-quiet">{texts.hint}</p>
      {lending && <LendRole onDone={() => setLending(false)} />}
      <ProblemView error={error ?? ending.error} />
      {!data && !error && <Loading />}
      {data?.items.length === 0 && <p>{texts.none}</p>}
      {data && data.items.length > 0 && (
        <RecordTable
          label={texts.list}
          rows={data.items}
          keyOf={(each) => each.id}
          columns={[
            { key: 'to', title: texts.to, names: true, cell: (each) => each.to_name },
            { key: 'from', title: texts.from, cell: (each) => each.from_name },
            { key: 'starts', title: texts.starts, cell: (each) => <When at={each.starts_at} /> },
            { key: 'ends', title: texts.ends, cell: (each) => <When at={each.ended_at ?? each.ends_at} /> },
            { key: 'state', title: texts.state, cell: (each) => texts.states[each.state] ?? each.state },
            {
              key: 'end',
              title: texts.end,
              cell: (each) =>
                each.state === 'over' ? null : (
                  <ActionButton actions={each.actions} action="end" busy={ending.isPending} onAct={() => ending.mutate(each)}>
                    {texts.end}
                  </ActionButton>
                ),
            },
          ]}
        />
      )}
    </section>
  )
}

interface Fields {
  to_account_id: string
  starts_at: string
  ends_at: string
  reason: string
}

function LendRole({ onDone }: { onDone: () => void }): ReactElement {
  const queries = useQueryClient()
  const colleagues = useQuery({
    queryKey: ['delegations', 'colleagues'],
    queryFn: () => answer(registry.GET('/api/registry/v1/delegations/colleagues')),
  })
  const lending = useMutation({
    mutationFn: (fields: Fields) =>
      answer(
        registry.POST('/api/registry/v1/delegations', {
          body: { ...fields, starts_at: inShanghai(fields.starts_at), ends_at: inShanghai(fields.ends_at) },
        }),
      ),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: KEY })
      onDone()
    },
  })
  const required = [{ required: true, message: peopleTexts.missing }]
  return (
    <Form<Fields> name="delegation" layout="vertical" requiredMark={false} className="ow-narrow" onFinish={(fields) => lending.mutate(fields)}>
      <Form.Item name="to_account_id" label={texts.to} rules={required}>
        <Select
          loading={colleagues.isFetching}
          notFoundContent={texts.noColleague}
          options={(colleagues.data?.items ?? []).map(({ id, display_name }) => ({ value: id, label: display_name }))}
        />
      </Form.Item>
      <Form.Item name="starts_at" label={texts.starts} rules={required}>
        <Input type="datetime-local" />
      </Form.Item>
      <Form.Item name="ends_at" label={texts.ends} extra={texts.timesHint} rules={required}>
        <Input type="datetime-local" />
      </Form.Item>
      <Form.Item name="reason" label={texts.reason} rules={[{ required: true, min: 2, message: peopleTexts.missing }]}>
        <Input maxLength={200} placeholder={texts.reasonHint} />
      </Form.Item>
      <p className="ow-quiet">{texts.again}</p>
      <ProblemView error={lending.error ?? colleagues.error} />
      <div className="ow-form-acts">
        <Button type="primary" htmlType="submit" loading={lending.isPending}>
          {texts.act}
        </Button>
        <Button onClick={onDone} disabled={lending.isPending}>
          {peopleTexts.cancel}
        </Button>
      </div>
    </Form>
  )
}

/** What a field for date and time holds, as the clock of Shanghai shows it. */
function inShanghai(clock: string): string {
  return `${clock.length === 16 ? `${clock}:00` : clock}+08:00`
}
