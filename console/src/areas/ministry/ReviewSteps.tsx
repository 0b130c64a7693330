import type { ReactElement } from 'react'
import { When } from '../../parts/When'
import { partsTexts } from '../../texts/parts.zh'
import { entryTexts, stageNames, verdictNames } from '../../texts/ministry.zh'
import { type PartProps, type Stage, STAGES } from './entry'

/** The review that is next in each state. */
const AWAITED: { readonly [state: string]: Stage } = { proposed: 'first', first_reviewed: 'second', second_reviewed: 'final' }

/** The three reviews of the present round: who made which, and why the next is not the reader's. */
export function ReviewSteps({ entry, nameOf }: PartProps): ReactElement {
  const newest = Math.max(0, ...entry.reviews.map((each) => each.round))
  const round = entry.reviews.filter((each) => each.round === newest)
  // A return ends the round: the next proposal begins with the first review.
  const made = round.some((each) => each.verdict === 'back') ? [] : round
  return (
    <ol className="ow-stages">
      {STAGES.map((stage) => {
        const review = made.find((each) => each.stage === stage)
        // Of a stage that is further ahead the reason is plain: it is not its turn.
        const lock = AWAITED[entry.state] !== stage ? undefined : entry.actions.locked.find((each) => each.action === `review-${stage}`)
        return (
          <li key={stage} className={review ? 'ow-step-done' : undefined}>
            <strong>{stageNames[stage]}</strong>
            {review ? (
              <span>
                {entryTexts.reviewBy(nameOf(review.editor_id), verdictNames[review.verdict as 'pass'])}{' '}
                <When at={review.reviewed_at} />
                {review.note && <q>{review.note}</q>}
              </span>
            ) : (
              <span className="ow-quiet">
                {entryTexts.pending}
                {lock && `：${lock.reason}`}
                {lock?.who && partsTexts.whoCan(lock.who)}
              </span>
            )}
          </li>
        )
      })}
    </ol>
  )
}
