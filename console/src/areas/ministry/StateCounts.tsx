import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { poolTexts } from '../../texts/ministry.zh'
import { entryStates } from '../../texts/states.zh'
import { ENTRY_STATES, type EntryState } from './entry'
import { narrowed, type PoolSearch } from './pool_search'

interface Props {
  counts: Readonly<Record<string, number>>
  search: PoolSearch
}

/** How many entries are in each state; each leads to those. What the units took back is not in "all". */
export function StateCounts({ counts, search }: Props): ReactElement {
  const shown = ENTRY_STATES.filter((state) => counts[state] || state === search.state)
  const all = Object.entries(counts).reduce((sum, [state, count]) => (state === 'withdrawn' ? sum : sum + count), 0)
  return (
    <nav aria-label={poolTexts.states} className="ow-pool-counts">
      <Count label={poolTexts.all} count={all} search={narrowed(search, 'state', undefined)} current={!search.state} />
      {shown.map((state) => (
        <Count
          key={state}
          label={entryStates[state]?.word ?? ''}
          count={counts[state] ?? 0}
          search={narrowed<'state'>(search, 'state', state satisfies EntryState)}
          current={search.state === state}
        />
      ))}
    </nav>
  )
}

interface CountProps {
  label: string
  count: number
  search: PoolSearch
  current: boolean
}

function Count({ label, count, search, current }: CountProps): ReactElement {
  return (
    <Link to="/pool" search={search} replace className="ow-pool-count" aria-current={current ? 'true' : undefined}>
      {label} <strong>{count}</strong>
    </Link>
  )
}
