import { Button } from 'antd'
import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react'
import { Loading } from '../../parts/Loading'
import { ProblemView } from '../../parts/ProblemView'
import { useMe } from '../../session/session'
import { scoreTexts } from '../../texts/ministry.zh'
import { CriterionField } from './CriterionField'
import type { Entry, Rubric } from './entry'
import { useEntryAct } from './entry_acts'
import { forgetScore, keepScore, keptScore } from './kept_score'
import { ReasonField } from './ReasonDialog'
import { LEVEL_POINTS, missingIn, totalOf } from './rubric'
import { useRubric } from './use_rubric'

interface Props {
  entry: Entry
  onScored: () => void
  onNext: () => Promise<void>
}

/** The reviewer's sheet. It reads no other reviewer's points, because the service tells none. */
export function ScoreSheet({ entry, onScored, onNext }: Props): ReactElement {
  const rubric = useRubric()
  if (rubric.data) return <Sheet entry={entry} rubric={rubric.data} onScored={onScored} onNext={onNext} />
  return rubric.error ? <ProblemView error={rubric.error} onRetry={() => void rubric.refetch()} /> : <Loading />
}

function Sheet({ entry, rubric, onScored, onNext }: Props & { rubric: Rubric }): ReactElement {
  const me = useMe()
  const [kept] = useState(() => keptScore(me.id, entry.id))
  const [points, setPoints] = useState<Record<string, number>>(kept?.points ?? {})
  const [comment, setComment] = useState(kept?.comment ?? '')
  const [asked, setAsked] = useState(false)
  const sheet = useRef<HTMLElement>(null)
  const act = useEntryAct(entry.id)
  const missing = missingIn(rubric, points)
  const total = totalOf(rubric, points)

  useEffect(() => {
    if (comment !== '' || Object.keys(points).length > 0) keepScore(me.id, entry.id, { points, comment })
  }, [me.id, entry.id, points, comment])

  const give = (code: string, value: number | null): void =>
    setPoints(({ [code]: _, ...others }) => (value === null ? others : { ...others, [code]: value }))
  const focusOn = (code: string | undefined): void => {
    const fields = [...(sheet.current?.querySelectorAll<HTMLElement>('[data-criterion]') ?? [])]
    const field = fields.find((each) => each.dataset['criterion'] === code)
    const target = field?.querySelector<HTMLElement>('input[type=radio]') ?? sheet.current?.querySelector('textarea')
    target?.focus()
  }
  const chooseByKey = (event: KeyboardEvent): void => {
    const level = LEVEL_POINTS[Number(event.key) - 1]
    const field = (event.target as HTMLElement).closest<HTMLElement>('[data-criterion]')
    const code = field?.dataset['criterion']
    if (level === undefined || !code || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    event.preventDefault()
    give(code, level)
    focusOn(rubric.criteria[rubric.criteria.findIndex((each) => each.code === code) + 1]?.code)
  }
  const submit = async (after: () => unknown): Promise<void> => {
    setAsked(true)
    if (missing.length > 0) return focusOn(missing[0])
    if (comment.trim() === '') return focusOn(undefined)
    const score = { kind: 'score', points, comment: comment.trim() } as const
    try {
      await act.mutateAsync(score)
    } catch {
      // Drawn from the mutation; what was filled in stays.
      return
    }
    forgetScore(me.id, entry.id)
    await after()
  }
  return (
    <section ref={sheet} className="ow-sheet ow-score" aria-label={scoreTexts.title} onKeyDown={chooseByKey}>
      <h2>{scoreTexts.title}</h2>
      <p className="ow-quiet">{scoreTexts.hint}</p>
      <p className="ow-quiet">{scoreTexts.vetoExplained(rubric.veto_below)}</p>
      {kept && <p className="ow-said">{scoreTexts.kept}</p>}
      {rubric.criteria.map((criterion) => (
        <CriterionField
          key={criterion.code}
          rubric={rubric}
          criterion={criterion}
          points={points}
          onPoints={(value) => give(criterion.code, value)}
          wrong={asked && points[criterion.code] === undefined}
        />
      ))}
      <ReasonField
        label={scoreTexts.comment}
        hint={scoreTexts.commentHint}
        longest={2000}
        text={comment}
        onText={setComment}
        wrong={asked && comment.trim() === '' ? scoreTexts.commentMissing : null}
      />
      <ProblemView error={act.error} />
      <div className="ow-action-bar">
        <p className="ow-total" role="status">
          {scoreTexts.total} <strong>{total ?? scoreTexts.totalMissing(missing.length)}</strong>
        </p>
        <Button type="primary" loading={act.isPending} onClick={() => void submit(onNext)}>
          {scoreTexts.saveAndNext}
        </Button>
        <Button disabled={act.isPending} onClick={() => void submit(onScored)}>
          {scoreTexts.save}
        </Button>
      </div>
    </section>
  )
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'radio')
}
