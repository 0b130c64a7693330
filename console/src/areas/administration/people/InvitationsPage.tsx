import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { answer, registry } from '../../../api/clients'
import type { components } from '../../../api/schema/registry'
import { save } from '../../../parts/download'
import { Empty } from '../../../parts/Empty'
import { When } from '../../../parts/When'
import type { Role } from '../../../session/roles'
import { hasRole, useMe } from '../../../session/session'
import { Page } from '../../../shell/Page'
import { peopleTexts } from '../../../texts/people.zh'
import { roleNames } from '../../../texts/shell.zh'
import '../administration.css'
import { PagedTable } from '../PagedTable'
import { Question } from '../../../parts/Question'
import { DepartmentAccounts } from './DepartmentAccounts'
import { InvitePerson } from './InvitePerson'
import { LinkOnce } from './LinkOnce'

type Invitation = components['schemas']['InvitationOut']

const texts = peopleTexts.invitations

/** Links by which people open their own accounts: made, followed, taken back. */
export function InvitationsPage(): ReactElement {
  const me = useMe()
  const queries = useQueryClient()
  const [inviting, setInviting] = useState(false)
  const [askingBelow, setAskingBelow] = useState(false)
  const [cancelling, setCancelling] = useState<Invitation | null>(null)
  const [made, setMade] = useState<components['schemas']['InvitationWithLink'] | null>(null)
  const [said, setSaid] = useState('')
  const changed = (): void => void queries.invalidateQueries({ queryKey: ['invitations'] })
  return (
    <Page
      title={texts.title}
      hint={texts.hint}
      actions={
        <span className="ow-row-acts">
          <Button onClick={() => setAskingBelow(true)}>{texts.below}</Button>
          <Button type="primary" onClick={() => setInviting(true)}>
            {texts.act}
          </Button>
        </span>
      }
    >
      <div role="status">{said && <p className="ow-said">{said}</p>}</div>
      <PagedTable
        queryKey={['invitations']}
        read={(cursor) =>
          answer(
            registry.GET('/api/registry/v1/invitations', {
              params: { query: { limit: 50, ...(cursor ? { cursor } : {}) } },
            }),
          )
        }
        keyOf={(invitation) => invitation.id}
        label={texts.list}
        empty={<Empty text={texts.empty} />}
        columns={[
          { key: 'unit', title: texts.unit, names: true, cell: (each) => <strong>{each.unit_name}</strong> },
          {
            key: 'roles',
            title: texts.roles,
            cell: rolesOf,
          },
          { key: 'state', title: texts.state, cell: (each) => texts.states[each.state] ?? each.state },
          { key: 'until', title: texts.until, cell: (each) => <When at={each.expires_at} /> },
          {
            key: 'act',
            title: texts.takeBack,
            cell: (each) =>
              each.state === 'open' ? <Button onClick={() => setCancelling(each)}>{texts.takeBack}</Button> : null,
          },
        ]}
      />
      {hasRole(me, 'approver') && <DepartmentAccounts onSaid={setSaid} />}
      {inviting && (
        <InvitePerson
          onDone={(invitation) => {
            setInviting(false)
            setMade(invitation)
            changed()
          }}
          onCancel={() => setInviting(false)}
        />
      )}
      {askingBelow && (
        <Question
          title={texts.belowTitle}
          act={texts.belowAct}
          onAct={tableOfLinks}
          onDone={(table) => {
            save(table, texts.belowName)
            setAskingBelow(false)
            setSaid(texts.belowDone)
            changed()
          }}
          onCancel={() => setAskingBelow(false)}
        >
          <p>{texts.belowConsequence}</p>
        </Question>
      )}
      {cancelling && (
        <Question
          title={texts.takeBackTitle}
          act={texts.takeBack}
          danger
          onAct={() =>
            answer(
              registry.POST('/api/registry/v1/invitations/{invitation_id}/cancellation', {
                params: { path: { invitation_id: cancelling.id } },
              }),
            )
          }
          onDone={() => {
            setCancelling(null)
            setSaid(texts.takenBack)
            changed()
          }}
          onCancel={() => setCancelling(null)}
        >
          <p>{texts.takeBackConsequence}</p>
        </Question>
      )}
      {made && <LinkOnce invitation={made} onClose={() => setMade(null)} />}
    </Page>
  )
}

/** The roles, and of a co-department which one. */
function rolesOf({ roles, department }: Invitation): string {
  const names = roles.map((role) => roleNames[role as Role]).join('、')
  return department ? peopleTexts.departments.named(names, department) : names
}

/** The workbook with a link for every unit one level down. */
async function tableOfLinks(): Promise<Blob> {
  const { data } = await registry.POST('/api/registry/v1/invitations/level-below', { body: {}, parseAs: 'blob' })
  return data as unknown as Blob
}
