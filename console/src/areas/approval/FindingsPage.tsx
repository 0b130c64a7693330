import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { answer, submission } from '../../api/clients'
import type { components } from '../../api/schema/submission'
import { Empty } from '../../parts/Empty'
import { Loading } from '../../parts/Loading'
import { ProblemView } from '../../parts/ProblemView'
import { type Column, RecordTable } from '../../parts/RecordTable'
import { When } from '../../parts/When'
import { hasRole, useMe } from '../../session/session'
import { Page } from '../../shell/Page'
import { relevanceTexts } from '../../texts/relevance.zh'
import '../../parts/sheet.css'

type UnitFindings = components['schemas']['UnitFindingsOut']

const texts = relevanceTexts.list

/** Which units reported what has nothing to do with the week; by name, and no ranking. */
export function FindingsPage(): ReactElement {
  const { data, error, refetch } = useQuery({
    queryKey: ['relevance-findings'],
    queryFn: () => answer(submission.GET('/api/submission/v1/relevance-findings')),
  })
  const me = useMe()
  const columns: readonly Column<UnitFindings>[] = [
    { key: 'unit', title: texts.unit, names: true, cell: (each) => <UnitName unit={each} linked={hasRole(me, 'registrar')} /> },
    { key: 'count', title: texts.count, figures: true, cell: (each) => each.count },
    { key: 'items', title: texts.items, cell: (each) => <FoundItems unit={each} linked={hasRole(me, 'editor')} /> },
    { key: 'state', title: texts.state, cell: (each) => (each.suspension_reason ? texts.suspended : texts.reports) },
  ]
  return (
    <Page title={texts.title} hint={texts.hint}>
      <ProblemView error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {data?.units.length === 0 && <Empty text={texts.empty}>{texts.emptyHint}</Empty>}
      {data && data.units.length > 0 && (
        <RecordTable label={texts.label} columns={columns} rows={data.units} keyOf={(each) => each.unit_id} />
      )}
    </Page>
  )
}

/** A registrar goes on to the unit, where it can be suspended. */
function UnitName({ unit, linked }: { unit: UnitFindings; linked: boolean }): ReactElement {
  if (!linked) return <>{unit.unit_name}</>
  return (
    <Link to="/units/$unitId" params={{ unitId: unit.unit_id }}>
      {unit.unit_name}
    </Link>
  )
}

function FoundItems({ unit, linked }: { unit: UnitFindings; linked: boolean }): ReactElement {
  return (
    <ul className="ow-found-items">
      {unit.items.map((each) => (
        <li key={each.item_id + each.found_at}>
          {linked ? (
            <Link to="/approvals/$itemId" params={{ itemId: each.item_id }} search={{}}>
              {each.title}
            </Link>
          ) : (
            each.title
          )}{' '}
          <span className="ow-quiet">
            {relevanceTexts.reasons[each.reason]} <When at={each.found_at} /> {each.upheld && texts.upheld}
          </span>
        </li>
      ))}
    </ul>
  )
}
