import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import type { components } from '../../../api/schema/submission'
import { type Column, RecordTable } from '../../../parts/RecordTable'
import { titleAt } from '../../../parts/report/pointers'
import type { FieldSpec } from '../../../parts/report/schema'
import { StateTag } from '../../../parts/StateTag'
import { formTexts, submitTexts } from '../../../texts/form.zh'
import { importTexts as texts } from '../../../texts/import.zh'
import { itemStates } from '../../../texts/states.zh'

type Row = components['schemas']['ImportRowOut']
type Verdict = Row['verdict']

const VERDICTS: readonly Verdict[] = ['refused', 'incomplete', 'ready', 'known']
const TONES: Record<Verdict, string> = { ready: 'good', incomplete: 'attention', refused: 'alert', known: 'neutral' }
/** A page of more is slow on old machines; the sheet of refused rows has all that matters. */
const SHOWN_MOST = 300

/** Row by row: the verdict with its reasons, and what became of it. */
export function ImportRows({ rows, fields }: { rows: readonly Row[]; fields: readonly FieldSpec[] }): ReactElement {
  const [only, setOnly] = useState<Verdict | null>(null)
  const wanted = only ? rows.filter(({ verdict }) => verdict === only) : rows
  const shown = wanted.slice(0, SHOWN_MOST)
  return (
    <section aria-label={texts.result}>
      <div className="ow-r-filter" role="group" aria-label={texts.filter}>
        {[null, ...VERDICTS].map((verdict) => (
          <Button
            key={verdict ?? ''}
            type={verdict === only ? 'primary' : 'default'}
            ghost={verdict === only}
            aria-pressed={verdict === only}
            onClick={() => setOnly(verdict)}
          >
            {verdict ? texts.verdicts[verdict] : texts.all}
          </Button>
        ))}
      </div>
      <RecordTable label={texts.result} columns={columnsFor(fields)} rows={shown} keyOf={({ number }) => number} />
      {shown.length < wanted.length && <p className="ow-list-end">{texts.more(wanted.length - shown.length)}</p>}
    </section>
  )
}

function columnsFor(fields: readonly FieldSpec[]): Column<Row>[] {
  return [
    { key: 'title', title: texts.rowTitle, names: true, cell: ({ title }) => title || texts.noTitle },
    { key: 'number', title: texts.number, figures: true, cell: ({ number }) => number },
    {
      key: 'verdict',
      title: texts.verdict,
      cell: ({ verdict }) => <span className={`ow-state ow-state-${TONES[verdict]}`}>{texts.verdicts[verdict]}</span>,
    },
    { key: 'reason', title: texts.reason, cell: (row) => <Reasons row={row} fields={fields} /> },
    {
      key: 'item',
      title: texts.item,
      cell: ({ item_id, item_state }) =>
        item_id && (
          <>
            <Link to="/items/$id" params={{ id: item_id }}>
              {texts.open}
            </Link>{' '}
            {item_state && <StateTag state={item_state} words={itemStates} />}
          </>
        ),
    },
  ]
}

function Reasons({ row, fields }: { row: Row; fields: readonly FieldSpec[] }): ReactElement {
  return (
    <>
      {[...row.faults, ...row.missing].map(({ pointer, detail, code }) => {
        const place = titleAt(fields, pointer, formTexts.entry)
        return <p key={pointer + code}>{place ? submitTexts.jump(place, detail) : detail}</p>
      })}
    </>
  )
}
