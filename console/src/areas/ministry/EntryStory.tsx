import { Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'
import { When } from '../../parts/When'
import { hasRole, useMe } from '../../session/session'
import { entryTexts, verdictNames } from '../../texts/ministry.zh'
import type { Entry, PartProps } from './entry'
import { useHandlerNames } from './names'
import { ReviewSteps } from './ReviewSteps'
import { Scores } from './Scores'

/** All that was done with an entry so far, as far as its reader may know. */
export function EntryStory({ entry }: { entry: Entry }): ReactElement {
  const nameOf = useHandlerNames([
    ...entry.assignments.map((each) => each.reviewer_id),
    ...entry.reviews.map((each) => each.editor_id),
    entry.proposed_by,
    entry.decided_by,
    entry.released_by,
  ])
  const seesReviews = hasRole(useMe(), 'editor', 'publisher')
  return (
    <section aria-label={entryTexts.story} className="ow-sheet ow-entry-story">
      <h2>{entryTexts.reviewers}</h2>
      <Reviewers entry={entry} nameOf={nameOf} />
      <h2>{entryTexts.scores}</h2>
      <Scores entry={entry} nameOf={nameOf} />
      {entry.proposal_reason && (
        <>
          <h2>{entryTexts.proposal}</h2>
          <blockquote>{entry.proposal_reason}</blockquote>
          {entry.proposed_by && <p className="ow-quiet">{entryTexts.proposedBy(nameOf(entry.proposed_by))}</p>}
        </>
      )}
      {seesReviews && (
        <>
          <h2>{entryTexts.reviews}</h2>
          <ReviewSteps entry={entry} nameOf={nameOf} />
          <EarlierRounds entry={entry} nameOf={nameOf} />
        </>
      )}
      {entry.decided_at && <Release entry={entry} nameOf={nameOf} />}
      {entry.released_at && <Coverage entry={entry} />}
    </section>
  )
}

function Reviewers({ entry, nameOf }: PartProps): ReactElement {
  if (entry.assignments.length === 0) return <p className="ow-quiet">{entryTexts.noReviewers}</p>
  return (
    <ul className="ow-people">
      {entry.assignments.map((each, at) => (
        <li key={at}>
          <span>{each.reviewer_id ? nameOf(each.reviewer_id) : entryTexts.otherReviewer}</span>
          <span className="ow-quiet">{each.recused ? entryTexts.recused : each.scored ? entryTexts.scored : entryTexts.notScored}</span>
        </li>
      ))}
    </ul>
  )
}

/** Rounds that ended with a return. */
function EarlierRounds({ entry, nameOf }: PartProps): ReactElement | null {
  const current = Math.max(0, ...entry.reviews.map((each) => each.round))
  const returned = entry.reviews.filter((each) => each.round < current || each.verdict === 'back')
  if (returned.length === 0) return null
  return (
    <details className="ow-details">
      <summary>{entryTexts.earlierRounds}</summary>
      <ul className="ow-people">
        {returned.map((each) => (
          <li key={`${each.round} ${each.stage}`}>
            <span>
              {entryTexts.round(each.round)}　{entryTexts.reviewBy(nameOf(each.editor_id), verdictNames[each.verdict as 'pass'])}
              {each.note && <q>{each.note}</q>}
            </span>
            <When at={each.reviewed_at} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function Release({ entry, nameOf }: PartProps): ReactElement {
  const blind = entry.decided_by === null
  return (
    <>
      <h2>{entryTexts.decision}</h2>
      <ul className="ow-people">
        {!blind && entry.decided_at && <Line words={entryTexts.decidedBy(nameOf(entry.decided_by))} at={entry.decided_at} />}
        <li>
          <span>
            {entryTexts.embargo}：
            {entry.embargoed_until ? (
              <>
                <When at={entry.embargoed_until} />
                <span className="ow-quiet">　{entryTexts.embargoUntil}</span>
              </>
            ) : (
              entryTexts.noEmbargo
            )}
          </span>
        </li>
        {!blind && entry.released_at && <Line words={entryTexts.releasedBy(nameOf(entry.released_by))} at={entry.released_at} />}
        {entry.state === 'released' && <li>{entry.feed_sequence > 0 ? entryTexts.inFeed(entry.feed_sequence) : entryTexts.heldBack}</li>}
        {entry.withdrawn_at && <Line words={entryTexts.withdrawn} at={entry.withdrawn_at} />}
      </ul>
      {entry.withdrawal_reason && (
        <p>
          {entryTexts.withdrawalReason}：{entry.withdrawal_reason}
        </p>
      )}
      {entry.withdrawn_at && entry.released_at && !blind && <Link to="/withdrawals">{entryTexts.board}</Link>}
    </>
  )
}

function Line({ words, at }: { words: ReactNode; at: string }): ReactElement {
  return (
    <li>
      <span>{words}</span>
      <When at={at} />
    </li>
  )
}

function Coverage({ entry }: { entry: Entry }): ReactElement {
  return (
    <>
      <h2>{entryTexts.coverage}</h2>
      {entry.coverage.length === 0 && <p className="ow-quiet">{entryTexts.noCoverage}</p>}
      <ul className="ow-people">
        {entry.coverage.map((each) => (
          <li key={each.url}>
            <span>
              {each.outlet}　
              <a href={each.url} target="_blank" rel="noreferrer">
                {each.title}
                <span className="ow-only-heard">{entryTexts.opensElsewhere}</span>
              </a>
            </span>
            <When at={each.published_at} />
          </li>
        ))}
      </ul>
    </>
  )
}
