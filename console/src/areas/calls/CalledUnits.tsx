import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { type Column, RecordTable } from '../../parts/RecordTable'
import { StateTag } from '../../parts/StateTag'
import { hasRole, useMe } from '../../session/session'
import { callTexts as texts } from '../../texts/calls.zh'
import type { Call, CalledUnit } from './call'

/** How far each unit is that the reader may see. */
export function CalledUnits({ call }: { call: Call }): ReactElement {
  const me = useMe()
  const columns: readonly Column<CalledUnit>[] = [
    { key: 'unit', title: texts.unit, names: true, cell: (each) => each.unit_name },
    {
      key: 'state',
      title: texts.state,
      cell: (each) => (
        <>
          <StateTag state={each.state} words={texts.states} /> {each.late && texts.late}
        </>
      ),
    },
    { key: 'reason', title: texts.reason, cell: (each) => each.decline_reason || '—' },
    { key: 'item', title: texts.item, cell: (each) => (each.item_id ? itemLink(each, each.unit_id === me.unit.id) : '—') },
  ]
  if (call.units.length === 0 || (call.units.length === 1 && !hasRole(me, 'approver', 'editor'))) return <></>
  return (
    <>
      <h2>{texts.units}</h2>
      <p>{texts.progress(call.answered, call.asked)}</p>
      <RecordTable label={texts.units} columns={columns} rows={call.units} keyOf={(each) => each.unit_id} />
    </>
  )
}

function itemLink(each: CalledUnit, own: boolean): ReactElement {
  const id = each.item_id ?? ''
  return own ? (
    <Link to="/items/$id" params={{ id }}>
      {texts.openItem}
    </Link>
  ) : (
    <Link to="/approvals/$itemId" params={{ itemId: id }}>
      {texts.openItem}
    </Link>
  )
}
