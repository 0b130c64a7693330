import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { answer, registry } from '../../api/clients'
import type { components } from '../../api/schema/registry'
import { ActionButton } from '../../parts/ActionButton'
import { Empty } from '../../parts/Empty'
import type { Column } from '../../parts/RecordTable'
import { UnitSelect } from '../../parts/UnitSelect'
import { When } from '../../parts/When'
import type { Role } from '../../session/roles'
import { Page } from '../../shell/Page'
import { administrationTexts as texts } from '../../texts/administration.zh'
import { peopleTexts } from '../../texts/people.zh'
import { roleNames } from '../../texts/shell.zh'
import '../../parts/sheet.css'
import '../../parts/filters.css'
import './administration.css'
import { type AccountAct, AccountQuestion } from './AccountQuestion'
import { CreateAccount } from './CreateAccount'
import { PagedTable } from './PagedTable'
import { PasswordOnce } from './PasswordOnce'
import { Question } from '../../parts/Question'
import { accountsSearch, ROLES } from './searches'
import { TextFilter } from './TextFilter'

type Account = components['schemas']['AccountOut']
type WithPassword = components['schemas']['AccountWithPassword']

const route = getRouteApi('/accounts')
const all = 'all'

/** Who can sign in: found, opened, given a new password, ended. */
export function AccountsPage(): ReactElement {
  const search = route.useSearch()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [creating, setCreating] = useState(false)
  const [resetting, setResetting] = useState<Account | null>(null)
  const [asked, setAsked] = useState<{ account: Account; act: AccountAct } | null>(null)
  const [given, setGiven] = useState<WithPassword | null>(null)
  const [done, setDone] = useState('')
  const narrow = (change: Record<string, unknown>): void =>
    void navigate({ to: '/accounts', search: accountsSearch({ ...search, ...change }), replace: true })
  const { role, unit, text, standing } = search
  const filter = {
    ...(role ? { role } : {}),
    ...(unit ? { unit } : {}),
    ...(text ? { text } : {}),
    ...(standing === 'all' ? {} : { standing: standing !== 'ended' }),
  }
  const changed = (): void => void queries.invalidateQueries({ queryKey: ['accounts'] })
  return (
    <Page
      title={texts.accounts.title}
      hint={texts.accounts.hint}
      actions={
        <Button type="primary" onClick={() => setCreating(true)}>
          {texts.accounts.create}
        </Button>
      }
    >
      <div className="ow-filters" role="search" aria-label={texts.filters}>
        <TextFilter
          label={texts.accounts.text}
          placeholder={texts.accounts.textHint}
          value={text}
          onSearch={(words) => narrow({ text: words })}
        />
        <label>
          <span>{texts.accounts.unit}</span>
          <UnitSelect
            label={texts.accounts.unit}
            placeholder={texts.all}
            value={unit}
            onChange={(value) => narrow({ unit: value })}
          />
        </label>
        <label>
          <span>{texts.accounts.role}</span>
          <Select<Role | typeof all>
            aria-label={texts.accounts.role}
            value={role ?? all}
            onChange={(value) => narrow({ role: value })}
            options={[{ value: all, label: texts.all }, ...ROLES.map((value) => ({ value, label: roleNames[value] }))]}
          />
        </label>
        <label>
          <span>{texts.accounts.standing}</span>
          <Select
            aria-label={texts.accounts.standing}
            value={standing ?? 'standing'}
            onChange={(value) => narrow({ standing: value })}
            options={(['standing', 'ended', 'all'] as const).map((value) => ({
              value,
              label: texts.accounts.standings[value],
            }))}
          />
        </label>
      </div>
      <div role="status">{done && <p className="ow-said">{done}</p>}</div>
      <PagedTable
        queryKey={['accounts', filter]}
        read={(cursor) =>
          answer(
            registry.GET('/api/registry/v1/accounts', {
              params: { query: { ...filter, limit: 50, ...(cursor ? { cursor } : {}) } },
            }),
          )
        }
        columns={columnsOf(setResetting, (account, act) => setAsked({ account, act }))}
        keyOf={(account) => account.id}
        label={texts.accounts.list}
        empty={<Empty text={texts.accounts.empty} />}
      />
      {creating && (
        <CreateAccount
          unitId={unit}
          onDone={(account) => {
            setCreating(false)
            setGiven(account)
            changed()
          }}
          onCancel={() => setCreating(false)}
        />
      )}
      {resetting && (
        <Question
          title={texts.accounts.resetTitle(resetting.display_name)}
          act={texts.accounts.resetAct}
          onAct={() =>
            answer(
              registry.POST('/api/registry/v1/accounts/{account_id}/password', {
                params: { path: { account_id: resetting.id } },
                body: {},
              }),
            )
          }
          onDone={(account) => {
            setResetting(null)
            setGiven(account)
            changed()
          }}
          onCancel={() => setResetting(null)}
        >
          <p>{texts.accounts.resetConsequence}</p>
        </Question>
      )}
      {asked && (
        <AccountQuestion
          {...asked}
          onDone={(words) => {
            setAsked(null)
            setDone(words)
            changed()
          }}
          onCancel={() => setAsked(null)}
        />
      )}
      {given && <PasswordOnce account={given} onClose={() => setGiven(null)} />}
    </Page>
  )
}

function columnsOf(
  onReset: (account: Account) => void,
  onAsk: (account: Account, act: AccountAct) => void,
): readonly Column<Account>[] {
  return [
    {
      key: 'name',
      title: texts.accounts.name,
      names: true,
      cell: (account) => (
        <>
          <strong>{account.display_name}</strong> <span className="ow-quiet">{account.username}</span>
        </>
      ),
    },
    { key: 'unit', title: texts.accounts.unit, cell: ({ unit, department }) => department || unit.name },
    {
      key: 'roles',
      title: texts.accounts.role,
      cell: (account) => account.roles.map((role) => roleNames[role as Role]).join('、'),
    },
    { key: 'standing', title: texts.accounts.standing, cell: (account) => <Standing account={account} /> },
    {
      key: 'acts',
      title: texts.act,
      cell: (account) =>
        account.revoked_at ? (
          <ActionButton actions={account.actions} action="reinstate" onAct={() => onAsk(account, 'reinstatement')}>
            {peopleTexts.accounts.reinstate}
          </ActionButton>
        ) : (
          <span className="ow-row-acts">
            <ActionButton actions={account.actions} action="reset-password" onAct={() => onReset(account)}>
              {texts.accounts.reset}
            </ActionButton>
            <ActionButton actions={account.actions} action="revoke" danger onAct={() => onAsk(account, 'revocation')}>
              {texts.accounts.revoke}
            </ActionButton>
            <ActionButton
              actions={account.actions}
              action="remove-second-factor"
              onAct={() => onAsk(account, 'second-factor-removal')}
            >
              {peopleTexts.accounts.factor}
            </ActionButton>
          </span>
        ),
    },
  ]
}

function Standing({ account }: { account: Account }): ReactElement {
  if (account.revoked_at) {
    return (
      <span className="ow-state ow-state-alert">
        <When at={account.revoked_at} /> {texts.accounts.endedSince}
        {account.revoked_reason && <span className="ow-quiet"> {account.revoked_reason}</span>}
      </span>
    )
  }
  if (account.locked_until && Date.parse(account.locked_until) > Date.now()) {
    return (
      <span className="ow-state ow-state-attention">
        {texts.accounts.lockedUntil} <When at={account.locked_until} />
      </span>
    )
  }
  return <span className="ow-state ow-state-good">{texts.accounts.stands}</span>
}
