import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { answer, registry } from '../../../api/clients'
import type { components } from '../../../api/schema/registry'
import { Loading } from '../../../parts/Loading'
import { ProblemView } from '../../../parts/ProblemView'
import { unitsTexts } from '../../../texts/units.zh'
import type { UnitInFull } from './unit'

type Department = components['schemas']['DepartmentOut']
type Roster = components['schemas']['RosterOut']

const texts = unitsTexts.departments

/** The departments of a territory that take part in the edition. */
export function DepartmentsCard({ unit, keeps }: { unit: UnitInFull; keeps: boolean }): ReactElement {
  const [editing, setEditing] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['units', 'departments', unit.id],
    queryFn: () =>
      answer(registry.GET('/api/registry/v1/units/{unit_id}/co-departments', { params: { path: { unit_id: unit.id } } })),
  })
  return (
    <section className="ow-card" aria-labelledby="unit-departments">
      <header>
        <h2 id="unit-departments">{texts.title}</h2>
        {keeps && data && !editing && <Button onClick={() => setEditing(true)}>{texts.change}</Button>}
      </header>
      {!data && (error ? <ProblemView error={error} onRetry={() => void refetch()} /> : <Loading />)}
      {data && !editing && <Departments departments={data.departments} />}
      {data && editing && <RosterForm roster={data} onDone={() => setEditing(false)} />}
    </section>
  )
}

function Departments({ departments }: { departments: readonly Department[] }): ReactElement {
  if (departments.length === 0) return <p>{texts.none}</p>
  return (
    <dl className="ow-facts-list">
      {departments.map((each) => (
        <div key={each.system} style={{ display: 'contents' }}>
          <dt>{each.system_name}</dt>
          <dd>{each.name}</dd>
        </div>
      ))}
    </dl>
  )
}

function RosterForm({ roster, onDone }: { roster: Roster; onDone: () => void }): ReactElement {
  const queries = useQueryClient()
  const [rows, setRows] = useState<readonly Department[]>(roster.departments)
  const left = roster.usual.filter(({ system }) => !rows.some((row) => row.system === system))
  const saving = useMutation({
    mutationFn: () =>
      answer(
        registry.PUT('/api/registry/v1/units/{unit_id}/co-departments', {
          params: { path: { unit_id: roster.unit_id } },
          body: {
            edition_id: roster.edition_id,
            departments: rows.map(({ system, name }) => ({ system, name: name.trim() })) as never,
          },
        }),
      ),
    onSuccess: (told) => {
      queries.setQueryData(['units', 'departments', roster.unit_id], told)
      onDone()
    },
  })
  return (
    <>
      <p className="ow-quiet">{texts.hint}</p>
      {rows.map((row) => (
        <p key={row.system} className="ow-row-acts">
          <Input
            aria-label={`${row.system_name}${texts.name}`}
            style={{ maxWidth: 320 }}
            maxLength={60}
            value={row.name}
            onChange={(event) =>
              setRows(rows.map((each) => (each.system === row.system ? { ...each, name: event.target.value } : each)))
            }
          />
          <Button
            aria-label={texts.remove(row.system_name)}
            onClick={() => setRows(rows.filter((each) => each.system !== row.system))}
          >
            {texts.removeWord}
          </Button>
        </p>
      ))}
      <p className="ow-row-acts">
        {left.length > 1 && <Button onClick={() => setRows([...rows, ...left])}>{texts.fill}</Button>}
        {left.map((each) => (
          <Button key={each.system} type="dashed" onClick={() => setRows([...rows, each])}>
            {each.system_name}
          </Button>
        ))}
      </p>
      <ProblemView error={saving.error} />
      <div className="ow-form-acts">
        <Button type="primary" loading={saving.isPending} onClick={() => saving.mutate()}>
          {unitsTexts.save}
        </Button>
        <Button onClick={onDone} disabled={saving.isPending}>
          {unitsTexts.cancel}
        </Button>
      </div>
    </>
  )
}
