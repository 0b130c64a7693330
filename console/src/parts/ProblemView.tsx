import { Button } from 'antd'
import type { ReactElement } from 'react'
import { NetworkLost, Problem } from '../api/problem'
import { adviceFor, partsTexts, titleFor } from '../texts/parts.zh'

interface Props {
  error: unknown
  onRetry?: () => void
}

/** What went wrong, what to do, and what support asks for. Says nothing when there is no error. */
export function ProblemView({ error, onRetry }: Props): ReactElement | null {
  if (error === null || error === undefined) return null
  const retry = onRetry ? <Button onClick={onRetry}>{partsTexts.retry}</Button> : null
  if (error instanceof NetworkLost) {
    return (
      <div className="ow-problem ow-problem-network" role="status">
        <p className="ow-problem-title">{partsTexts.networkTitle}</p>
        <p>{partsTexts.networkAdvice}</p>
        {retry}
      </div>
    )
  }
  const problem = error instanceof Problem ? error : new Problem(0, 'console', partsTexts.unknownTitle, '', '')
  return (
    <div className="ow-problem" role="alert">
      <p className="ow-problem-title">{problem.title || titleFor(problem.status)}</p>
      {problem.detail && <p>{problem.detail}</p>}
      {problem.errors.length > 0 && (
        <ul aria-label={partsTexts.places}>
          {problem.errors.map((fault) => (
            <li key={`${fault.pointer} ${fault.code}`}>{fault.detail}</li>
          ))}
        </ul>
      )}
      <p>{adviceFor(problem.status)}</p>
      <p className="ow-problem-support">
        {partsTexts.code} {problem.code}
        {problem.traceId && `　${partsTexts.trace} ${problem.traceId}`}
        <br />
        {partsTexts.copyHint}
      </p>
      {retry}
    </div>
  )
}
