import { type ReactElement, useId } from 'react'
import { scoreTexts } from '../../texts/ministry.zh'
import type { Rubric } from './entry'
import { LEAST, LEVEL_POINTS, MOST, type Points, vetoes } from './rubric'

interface Props {
  rubric: Rubric
  criterion: Rubric['criteria'][number]
  points: Points
  onPoints: (points: number | null) => void
  wrong: boolean
}

/** One criterion with its anchors, five levels and the exact figure. */
export function CriterionField({ rubric, criterion, points, onPoints, wrong }: Props): ReactElement {
  const id = useId()
  const given = points[criterion.code]
  const vetoed = vetoes(rubric, criterion.code, points)
  return (
    <fieldset className="ow-criterion" data-criterion={criterion.code} aria-describedby={`${id}-anchors`} aria-invalid={wrong}>
      <legend>
        {scoreTexts.criterion(criterion.name, criterion.weight)}
        {criterion.veto && <span className="ow-state ow-state-attention">{scoreTexts.veto}</span>}
      </legend>
      <dl id={`${id}-anchors`} className="ow-anchors">
        {Object.entries(criterion.anchors).map(([level, words]) => (
          <div key={level}>
            <dt>{level}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <div className="ow-levels">
        {LEVEL_POINTS.map((value, at) => (
          <label key={value} className="ow-level">
            <input
              type="radio"
              name={id}
              checked={given === value}
              onChange={() => onPoints(value)}
              aria-label={scoreTexts.level(at + 1, value)}
            />
            <span aria-hidden="true">
              <strong>{at + 1}</strong> {value}
            </span>
          </label>
        ))}
        <label className="ow-exact">
          {scoreTexts.points}
          <input
            type="number"
            inputMode="numeric"
            min={LEAST}
            max={MOST}
            step={1}
            value={given ?? ''}
            onChange={({ target }) => onPoints(pointsOf(target.value))}
            aria-label={scoreTexts.pointsOf(criterion.name)}
          />
        </label>
      </div>
      {wrong && <p className="ow-overdue">{scoreTexts.incomplete}</p>}
      {vetoed && <p className="ow-overdue">{scoreTexts.vetoNow(rubric.veto_below)}</p>}
    </fieldset>
  )
}

function pointsOf(text: string): number | null {
  const value = Number.parseInt(text, 10)
  return Number.isNaN(value) ? null : Math.min(MOST, Math.max(LEAST, value))
}
