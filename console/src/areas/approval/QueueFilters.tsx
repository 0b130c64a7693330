import { useNavigate } from '@tanstack/react-router'
import { Input, Select } from 'antd'
import { type ReactElement, useEffect, useState } from 'react'
import { TypeSelect } from '../../parts/report/TypeSelect'
import { UnitSelect } from '../../parts/UnitSelect'
import { useMe } from '../../session/session'
import { approvalTexts as texts } from '../../texts/approval.zh'
import { reportTexts } from '../../texts/report.zh'
import { QUEUE_STATES, type QueueSearch, type QueueState, queueSearch } from './queue_search'
import '../../parts/filters.css'

/** State, unit, words and lateness; written into the address. */
export function QueueFilters({ search }: { search: QueueSearch }): ReactElement {
  const me = useMe()
  const navigate = useNavigate()
  const [text, setText] = useState(search.text ?? '')
  useEffect(() => setText(search.text ?? ''), [search.text])
  const narrow = (change: Record<string, unknown>): void =>
    void navigate({ to: '/approvals', search: queueSearch({ ...search, ...change }), replace: true })
  return (
    <div className="ow-filters" role="search" aria-label={texts.filters}>
      <label>
        <span>{texts.filterState}</span>
        <Select<QueueState>
          aria-label={texts.filterState}
          value={search.state ?? 'waiting'}
          onChange={(state) => narrow({ state })}
          options={QUEUE_STATES.map((value) => ({ value, label: texts.states[value] }))}
        />
      </label>
      <label>
        <span>{reportTexts.type}</span>
        <TypeSelect value={search.type} onChange={(type) => narrow({ type })} />
      </label>
      <label>
        <span>{texts.filterUnit}</span>
        <UnitSelect
          label={texts.filterUnit}
          placeholder={texts.filterUnitHint}
          under={me.unit.id}
          value={search.unit}
          onChange={(unit) => narrow({ unit })}
        />
      </label>
      <label>
        <span>{texts.filterText}</span>
        <Input.Search
          aria-label={texts.filterText}
          placeholder={texts.filterTextHint}
          maxLength={100}
          allowClear
          value={text}
          onChange={(event) => setText(event.target.value)}
          onSearch={(words) => narrow({ text: words.trim() })}
        />
      </label>
      <label className="ow-check">
        <input
          type="checkbox"
          checked={search.late === true}
          onChange={(event) => narrow({ late: event.target.checked })}
        />
        {texts.filterLate}
      </label>
    </div>
  )
}
