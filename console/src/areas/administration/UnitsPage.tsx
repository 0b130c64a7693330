import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { answer, registry } from '../../api/clients'
import type { components } from '../../api/schema/registry'
import { ActionButton } from '../../parts/ActionButton'
import { Empty } from '../../parts/Empty'
import { ProblemView } from '../../parts/ProblemView'
import type { Column } from '../../parts/RecordTable'
import { When } from '../../parts/When'
import { useCurrentEdition } from '../../shell/edition'
import { Page } from '../../shell/Page'
import { administrationTexts as texts } from '../../texts/administration.zh'
import { unitsTexts } from '../../texts/units.zh'
import '../../parts/sheet.css'
import '../../parts/filters.css'
import './administration.css'
import { PagedTable } from './PagedTable'
import { Question } from '../../parts/Question'
import { UNIT_KINDS, type UnitKind, type UnitsSearch, unitsSearch } from './searches'
import { TextFilter } from './TextFilter'
import { RegisterUnit } from './units/RegisterUnit'

type Unit = components['schemas']['UnitOut']

const route = getRouteApi('/units')
const all = 'all'

/** The units of the current edition: looked for, walked down, closed. */
export function UnitsPage(): ReactElement {
  const search = route.useSearch()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [closing, setClosing] = useState<Unit | null>(null)
  const [registering, setRegistering] = useState(false)
  const edition = useCurrentEdition()
  const [done, setDone] = useState('')
  const narrow = (change: Record<string, unknown>): void =>
    void navigate({ to: '/units', search: unitsSearch({ ...search, ...change }), replace: true })
  const { kind, under, text } = search
  const filter = { ...(kind ? { kind } : {}), ...(under ? { under } : {}), ...(text ? { text } : {}) }
  return (
    <Page
      title={texts.units.title}
      hint={texts.units.hint}
      actions={
        <span className="ow-row-acts">
          <Link to="/units/import" className="ow-page-way">{unitsTexts.import.act}</Link>
          <Button type="primary" disabled={!edition.data} onClick={() => setRegistering(true)}>
            {unitsTexts.register.act}
          </Button>
        </span>
      }
    >
      <div className="ow-filters" role="search" aria-label={texts.filters}>
        <TextFilter
          label={texts.units.text}
          placeholder={texts.units.textHint}
          value={text}
          onSearch={(words) => narrow({ text: words })}
        />
        <label>
          <span>{texts.units.kind}</span>
          <Select<UnitKind | typeof all>
            aria-label={texts.units.kind}
            value={kind ?? all}
            onChange={(value) => narrow({ kind: value })}
            options={[
              { value: all, label: texts.all },
              ...UNIT_KINDS.map((value) => ({ value, label: texts.unitKinds[value] })),
            ]}
          />
        </label>
      </div>
      {under && <Trail unitId={under} search={search} />}
      <div role="status">{done && <p className="ow-said">{done}</p>}</div>
      <PagedTable
        queryKey={['units', 'list', filter]}
        read={(cursor) =>
          answer(
            registry.GET('/api/registry/v1/units', {
              params: { query: { ...filter, limit: 50, ...(cursor ? { cursor } : {}) } },
            }),
          )
        }
        columns={columnsOf(search, setClosing)}
        keyOf={(unit) => unit.id}
        label={texts.units.list}
        empty={
          <Empty text={texts.units.empty}>
            <p>{texts.units.emptyHint}</p>
          </Empty>
        }
      />
      {registering && edition.data && (
        <RegisterUnit
          editionId={edition.data.id}
          parentId={under}
          onDone={(unit) => {
            setDone(unitsTexts.register.done(unit.name))
            setRegistering(false)
            void queries.invalidateQueries({ queryKey: ['units'] })
          }}
          onCancel={() => setRegistering(false)}
        />
      )}
      {closing && (
        <Question
          title={texts.units.closeTitle(closing.name)}
          act={texts.units.closeAct}
          danger
          onAct={() =>
            answer(
              registry.POST('/api/registry/v1/units/{unit_id}/closure', { params: { path: { unit_id: closing.id } } }),
            )
          }
          onDone={({ accounts_revoked }) => {
            setDone(texts.units.closed(closing.name, accounts_revoked))
            setClosing(null)
            void queries.invalidateQueries({ queryKey: ['units'] })
          }}
          onCancel={() => setClosing(null)}
        >
          <p>{texts.units.closeConsequence}</p>
        </Question>
      )}
    </Page>
  )
}

/** Where in the tree the list is, with the way up. */
function Trail({ unitId, search }: { unitId: string; search: UnitsSearch }): ReactElement {
  const { data: unit, error } = useQuery({
    queryKey: ['units', 'one', unitId],
    queryFn: () => answer(registry.GET('/api/registry/v1/units/{unit_id}', { params: { path: { unit_id: unitId } } })),
    staleTime: 300_000,
  })
  const { under: _under, ...rest } = search
  return (
    <nav className="ow-trail" aria-label={texts.units.trail}>
      <Link to="/units" search={rest}>
        {texts.units.whole}
      </Link>
      {unit?.parent_id && (
        <Link to="/units" search={{ ...rest, under: unit.parent_id }}>
          {texts.units.up}
        </Link>
      )}
      <strong>{unit && texts.units.below(unit.name)}</strong>
      <ProblemView error={error} />
    </nav>
  )
}

function columnsOf(search: UnitsSearch, onClose: (unit: Unit) => void): readonly Column<Unit>[] {
  return [
    {
      key: 'name',
      title: texts.units.name,
      names: true,
      cell: (unit) => (
        <>
          <Link to="/units/$unitId" params={{ unitId: unit.id }}>
            <strong>{unit.name}</strong>
          </Link>
          {unit.closed_on && (
            <span className="ow-state ow-state-alert">
              <When at={unit.closed_on} dayOnly /> {texts.units.closedSince}
            </span>
          )}
        </>
      ),
    },
    { key: 'code', title: texts.units.code, cell: (unit) => unit.code },
    { key: 'kind', title: texts.units.kind, cell: (unit) => texts.unitKinds[unit.kind as UnitKind] ?? unit.kind },
    { key: 'region', title: texts.units.region, cell: (unit) => unit.region },
    {
      key: 'ways',
      title: texts.units.look,
      cell: (unit) => (
        <span className="ow-ways">
          {unit.kind !== 'school' && unit.kind !== 'outlet' && (
            <Link to="/units" search={{ ...search, under: unit.id }} aria-label={texts.units.belowOf(unit.name)}>
              {texts.units.showBelow}
            </Link>
          )}
          <Link to="/accounts" search={{ unit: unit.id }} aria-label={texts.units.accountsOf(unit.name)}>
            {texts.units.showAccounts}
          </Link>
        </span>
      ),
    },
    {
      key: 'close',
      title: texts.act,
      cell: (unit) =>
        unit.closed_on ? null : (
          <ActionButton actions={unit.actions} action="close" onAct={() => onClose(unit)}>
            {texts.units.close}
          </ActionButton>
        ),
    },
  ]
}
