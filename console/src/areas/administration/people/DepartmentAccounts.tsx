import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { answer, registry } from '../../../api/clients'
import type { components } from '../../../api/schema/registry'
import { Loading } from '../../../parts/Loading'
import { ProblemView } from '../../../parts/ProblemView'
import { ReasonQuestion } from '../../../parts/ReasonQuestion'
import { RecordTable } from '../../../parts/RecordTable'
import { When } from '../../../parts/When'
import { peopleTexts } from '../../../texts/people.zh'

type Account = components['schemas']['DepartmentAccountOut']

const texts = peopleTexts.departments
const KEY = ['department-accounts']

/** The co-departments of the own territory that have an account; an approver ends one with a reason. */
export function DepartmentAccounts({ onSaid }: { onSaid: (words: string) => void }): ReactElement {
  const queries = useQueryClient()
  const [ending, setEnding] = useState<Account | null>(null)
  const { data, error, refetch } = useQuery({
    queryKey: KEY,
    queryFn: () => answer(registry.GET('/api/registry/v1/department-accounts')),
  })
  return (
    <section className="ow-card ow-departments" aria-labelledby="department-accounts">
      <h2 id="department-accounts">{texts.title}</h2>
      <p className="ow-quiet">{texts.hint}</p>
      {!data && (error ? <ProblemView error={error} onRetry={() => void refetch()} /> : <Loading />)}
      {data?.items.length === 0 && <p>{texts.none}</p>}
      {data && data.items.length > 0 && (
        <RecordTable
          label={texts.list}
          rows={data.items}
          keyOf={({ id }) => id}
          columns={[
            { key: 'department', title: texts.department, names: true, cell: (each) => <strong>{each.department}</strong> },
            { key: 'person', title: texts.person, cell: (each) => each.display_name },
            { key: 'since', title: texts.since, cell: (each) => <When at={each.created_at} /> },
            { key: 'act', title: texts.revoke, cell: (each) => <Button onClick={() => setEnding(each)}>{texts.revoke}</Button> },
          ]}
        />
      )}
      {ending && (
        <ReasonQuestion
          title={texts.revokeTitle(ending.department)}
          act={texts.revoke}
          danger
          onAct={(reason) =>
            answer(
              registry.POST('/api/registry/v1/department-accounts/{account_id}/revocation', {
                params: { path: { account_id: ending.id } },
                body: { reason },
              }),
            )
          }
          onDone={(account) => {
            setEnding(null)
            onSaid(texts.revoked(account.department))
            void queries.invalidateQueries({ queryKey: KEY })
          }}
          onCancel={() => setEnding(null)}
        >
          <p>{texts.revokeConsequence}</p>
        </ReasonQuestion>
      )}
    </section>
  )
}
