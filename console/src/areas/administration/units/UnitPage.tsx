import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { answer, registry } from '../../../api/clients'
import type { components } from '../../../api/schema/registry'
import { ActionButton } from '../../../parts/ActionButton'
import { Loading } from '../../../parts/Loading'
import { ProblemView } from '../../../parts/ProblemView'
import { When } from '../../../parts/When'
import { hasRole, useMe } from '../../../session/session'
import { Page } from '../../../shell/Page'
import { administrationTexts } from '../../../texts/administration.zh'
import { unitsTexts } from '../../../texts/units.zh'
import '../administration.css'
import '../../../parts/sheet.css'
import { TERRITORIES } from '../role_rules'
import type { UnitKind } from '../searches'
import { DepartmentsCard } from './DepartmentsCard'
import { LiaisonCard } from './LiaisonCard'
import { MergeUnit } from './MergeUnit'
import { schoolTypeOf } from './school_types'
import { SplitUnit } from './SplitUnit'
import { SuspensionCard } from './SuspensionCard'
import type { UnitInFull } from './unit'
import { UnitFactsForm } from './UnitFactsForm'
import { WebsiteCard } from './WebsiteCard'

const texts = unitsTexts.page
const route = getRouteApi('/units/$unitId')

/** One unit by its address. */
export function UnitPage(): ReactElement {
  return <UnitInDetail unitId={route.useParams().unitId} />
}

/** The unit of the one who looks. */
export function OwnUnitPage(): ReactElement {
  return <UnitInDetail unitId={useMe().unit.id} />
}

function UnitInDetail({ unitId }: { unitId: string }): ReactElement {
  const me = useMe()
  const { data: unit, error, refetch } = useQuery({
    queryKey: ['units', 'in-full', unitId],
    queryFn: () => answer(registry.GET('/api/registry/v1/units/{unit_id}', { params: { path: { unit_id: unitId } } })),
  })
  if (!unit) return error ? <ProblemView error={error} onRetry={() => void refetch()} /> : <Loading />
  const above = hasRole(me, 'approver') && unit.path.includes(me.unit.id)
  const keeps = unit.closed_on === null && (hasRole(me, 'registrar') || above || (hasRole(me, 'liaison') && me.unit.id === unit.id))
  return (
    <Page title={unit.name}>
      <FactsCard unit={unit} />
      {unit.suspension_reason !== null && unit.closed_on === null && <SuspensionCard unit={unit} />}
      <LiaisonCard unitId={unit.id} keeps={keeps} />
      <WebsiteCard unitId={unit.id} keeps={keeps} />
      {TERRITORIES.includes(unit.kind) && <DepartmentsCard unit={unit} keeps={keeps} />}
    </Page>
  )
}

type Change = 'facts' | 'merge' | 'split'

function FactsCard({ unit }: { unit: UnitInFull }): ReactElement {
  const registrar = hasRole(useMe(), 'registrar')
  const queries = useQueryClient()
  const [change, setChange] = useState<Change | null>(null)
  const [said, setSaid] = useState('')
  const done = (words: string): void => {
    setChange(null)
    setSaid(words)
    void queries.invalidateQueries({ queryKey: ['units'] })
  }
  const cancel = (): void => setChange(null)
  return (
    <section className="ow-card" aria-labelledby="unit-facts">
      <header>
        <h2 id="unit-facts">{texts.facts}</h2>
        {registrar && unit.closed_on === null && (
          <span className="ow-row-acts">
            <ActionButton actions={unit.actions} action="amend" onAct={() => setChange('facts')}>
              {texts.change}
            </ActionButton>
            <ActionButton actions={unit.actions} action="merge" onAct={() => setChange('merge')}>
              {texts.merge}
            </ActionButton>
            <ActionButton actions={unit.actions} action="split" onAct={() => setChange('split')}>
              {texts.split}
            </ActionButton>
          </span>
        )}
      </header>
      <div role="status">{said && <p className="ow-said">{said}</p>}</div>
      <UnitFacts unit={unit} />
      {registrar && (
        <p>
          <Link to="/accounts" search={{ unit: unit.id }}>
            {texts.accounts}
          </Link>
        </p>
      )}
      {change === 'facts' && <UnitFactsForm unit={unit} onDone={() => done(unitsTexts.saved)} onCancel={cancel} />}
      {change === 'merge' && <MergeUnit unit={unit} onDone={(count) => done(texts.merged(count))} onCancel={cancel} />}
      {change === 'split' && <SplitUnit unit={unit} onDone={() => done(texts.splitDone)} onCancel={cancel} />}
    </section>
  )
}

function UnitFacts({ unit }: { unit: UnitInFull }): ReactElement {
  return (
    <dl className="ow-facts-list">
      <dt>{texts.code}</dt>
      <dd>{unit.code}</dd>
      <dt>{texts.kind}</dt>
      <dd>{administrationTexts.unitKinds[unit.kind as UnitKind] ?? unit.kind}</dd>
      <dt>{texts.region}</dt>
      <dd>{unit.region || texts.none}</dd>
      <dt>{texts.parent}</dt>
      <dd>{unit.parent ? <UnitLink unit={unit.parent} /> : texts.none}</dd>
      {unit.located_in_unit && (
        <>
          <dt>{texts.locatedIn}</dt>
          <dd>
            <UnitLink unit={unit.located_in_unit} />
          </dd>
        </>
      )}
      {unit.kind === 'school' && (
        <>
          <dt>{texts.leaders}</dt>
          <dd>{unit.leaders.length > 0 ? <UnitLinks units={unit.leaders} /> : texts.none}</dd>
          <dt>{texts.officialCode}</dt>
          <dd>{unit.official_code || texts.none}</dd>
          <dt>{texts.schoolType}</dt>
          <dd>{unitsTexts.schoolTypes[schoolTypeOf(unit.school_type)]}</dd>
        </>
      )}
      {unit.closed_on && (
        <>
          <dt>{texts.closed}</dt>
          <dd>
            <When at={unit.closed_on} dayOnly />
          </dd>
        </>
      )}
      {unit.successors.length > 0 && (
        <>
          <dt>{texts.successors}</dt>
          <dd>
            <UnitLinks units={unit.successors} />
          </dd>
        </>
      )}
    </dl>
  )
}

type Named = components['schemas']['NamedUnit']

function UnitLink({ unit }: { unit: Named }): ReactElement {
  return (
    <Link to="/units/$unitId" params={{ unitId: unit.id }}>
      {unit.name}
    </Link>
  )
}

function UnitLinks({ units }: { units: readonly Named[] }): ReactElement {
  return (
    <span className="ow-ways">
      {units.map((unit) => (
        <UnitLink key={unit.id} unit={unit} />
      ))}
    </span>
  )
}
