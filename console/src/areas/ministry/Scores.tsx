import type { ReactElement } from 'react'
import { When } from '../../parts/When'
import { entryTexts } from '../../texts/ministry.zh'
import type { PartProps } from './entry'
import { useRubric } from './use_rubric'

/** What the reviewers gave, once the reader may see it. */
export function Scores({ entry, nameOf }: PartProps): ReactElement {
  const rubric = useRubric()
  if (entry.scores_hidden) return <p className="ow-quiet">{entryTexts.scoresHidden}</p>
  if (entry.scores.length === 0) return <p className="ow-quiet">{entryTexts.noScores}</p>
  return (
    <>
      {entry.mean !== null && (
        <p>
          {entryTexts.mean} <strong className="ow-mean">{entryTexts.points(entry.mean)}</strong>
        </p>
      )}
      {entry.flagged && <p className="ow-overdue">{entryTexts.flagged}</p>}
      {entry.scores.map((score, at) => (
        <details key={at} className="ow-details">
          <summary>
            {score.reviewer_id ? nameOf(score.reviewer_id) : entryTexts.otherReviewer}　{entryTexts.total}{' '}
            <strong>{entryTexts.points(score.total)}</strong>
            {score.vetoed && <span className="ow-overdue">　{entryTexts.vetoed}</span>}
          </summary>
          <dl className="ow-points">
            {rubric.data?.criteria.map((criterion) => (
              <div key={criterion.code}>
                <dt>{criterion.name}</dt>
                <dd>{score.points[criterion.code]}</dd>
              </div>
            ))}
          </dl>
          <blockquote>{score.comment}</blockquote>
          <p className="ow-quiet">
            <When at={score.scored_at} />
          </p>
        </details>
      ))}
    </>
  )
}
