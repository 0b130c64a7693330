import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { answer, publicity } from '../../api/clients'
import type { components } from '../../api/schema/publicity'
import { Elapsed } from '../../parts/Elapsed'
import { Loading } from '../../parts/Loading'
import { ProblemView } from '../../parts/ProblemView'
import { When } from '../../parts/When'
import { elapsedWords } from '../../texts/elapsed.zh'
import { withdrawalTexts } from '../../texts/ministry.zh'
import type { EntryLine } from './entry'

type Acknowledgements = components['schemas']['AcknowledgementList']

const LIVE_MS = 2_000

/** One withdrawn item and the answer of each desk. */
export function WithdrawalCard({ entry, open }: { entry: EntryLine; open: boolean }): ReactElement {
  const answers = useQuery({
    queryKey: ['acknowledgements', entry.id],
    queryFn: () =>
      answer(publicity.GET('/api/publicity/v1/releases/{item_id}/acknowledgements', { params: { path: { item_id: entry.id } } })),
    // Asked by what it says itself: the list of what is open may be a moment ahead of it, or behind.
    refetchInterval: ({ state }) => (state.data && state.data.confirmed >= state.data.owed ? false : LIVE_MS),
  })
  return (
    <article className={`ow-sheet ow-withdrawal ${open ? 'ow-withdrawal-open' : ''}`}>
      <h2>
        <Link to="/pool/$id" params={{ id: entry.id }}>
          {entry.title}
        </Link>
      </h2>
      <p className="ow-facts">
        <span>{entry.unit_name}</span>
        {entry.withdrawn_at && (
          <span>
            {withdrawalTexts.withdrawnAt} <When at={entry.withdrawn_at} />
          </span>
        )}
        {open && entry.withdrawn_at && (
          <span className="ow-overdue">
            {withdrawalTexts.since} <Elapsed since={entry.withdrawn_at} />
          </span>
        )}
      </p>
      {answers.isPending && <Loading />}
      <ProblemView error={answers.error} onRetry={() => void answers.refetch()} />
      {answers.data && <Answers list={answers.data} />}
    </article>
  )
}

function Answers({ list }: { list: Acknowledgements }): ReactElement {
  const done = list.confirmed === list.owed
  return (
    <>
      <p>
        {withdrawalTexts.reason}：{list.withdrawal_reason}
      </p>
      {list.owed === 0 ? (
        <p className="ow-quiet">{withdrawalTexts.nobody}</p>
      ) : (
        <>
          <p>
            <span className={`ow-state ow-state-${done ? 'good' : 'alert'}`}>
              {done ? withdrawalTexts.complete : withdrawalTexts.confirmed(list.confirmed, list.owed)}
            </span>
          </p>
          <ul className="ow-people" aria-label={withdrawalTexts.desks}>
            {list.items.map((desk) => (
              <li key={desk.desk_id}>
                <span>{desk.desk_name}</span>
                {desk.confirmed_at ? (
                  <span className="ow-confirmed">
                    {withdrawalTexts.confirmedAt} <When at={desk.confirmed_at} />
                    {list.withdrawn_at && (
                      <span className="ow-quiet">
                        {' '}
                        {withdrawalTexts.slowest} {elapsedWords(Date.parse(desk.confirmed_at) - Date.parse(list.withdrawn_at))}
                      </span>
                    )}
                  </span>
                ) : (
                  <span className="ow-overdue">
                    {withdrawalTexts.waiting} {list.withdrawn_at && <Elapsed since={list.withdrawn_at} />}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
