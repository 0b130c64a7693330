import { Input } from 'antd'
import { type ReactElement, type ReactNode, useId, useState } from 'react'
import { questionTexts as texts } from '../texts/question.zh'
import { Question } from './Question'

interface Props<T> {
  title: string
  /** What doing it means. */
  children: ReactNode
  act: string
  danger?: boolean
  /** The most characters that the reason may have. */
  most?: number
  onAct: (reason: string) => Promise<T>
  onDone: (outcome: T) => void
  onCancel: () => void
}

const LEAST = 2

/** A question whose answer is kept with its reason. */
export function ReasonQuestion<T>({ children, onAct, most = 200, ...question }: Props<T>): ReactElement {
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const id = useId()
  const given = reason.trim()
  const tooShort = given.length < LEAST
  return (
    <Question
      {...question}
      onAct={() => {
        setAsked(true)
        return tooShort ? Promise.reject(null) : onAct(given)
      }}
    >
      {children}
      <label htmlFor={id} className="ow-question-label">
        {texts.reason}
      </label>
      <Input.TextArea
        id={id}
        rows={2}
        maxLength={most}
        placeholder={texts.reasonHint(most)}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {asked && tooShort && <p className="ow-overdue">{texts.reasonMissing(most)}</p>}
    </Question>
  )
}
