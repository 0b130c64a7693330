import { Button, Input } from 'antd'
import type { ReactElement, ReactNode } from 'react'
import { approvalTexts as texts } from '../../texts/approval.zh'
import { NOTE_MAX } from './notes'

export const REASON_ID = 'return-reason'

interface Props {
  reason: string
  onReason: (text: string) => void
  /** How many parts of the report have a note. */
  places: number
  /** Notes on what a newer version no longer has. */
  lost: readonly { pointer: string; text: string }[]
  onDrop: (pointer: string) => void
  ready: boolean
  busy: boolean
  onReturn: () => void
  onCancel: () => void
  /** What kept the return from being done. */
  children: ReactNode
}

/** The reason, what goes with it, and what returning means; the button here is the question and the answer. */
export function ReturnForm(props: Props): ReactElement {
  const { reason, onReason, places, lost, onDrop, ready, busy, onReturn, onCancel, children } = props
  return (
    <section className="ow-return" aria-labelledby="return-title">
      <h2 id="return-title">{texts.returnTitle}</h2>
      <label className="ow-note" htmlFor={REASON_ID}>
        <span>{places > 0 ? texts.reasonOptional : texts.reason}</span>
        <Input.TextArea
          id={REASON_ID}
          autoSize={{ minRows: 3, maxRows: 10 }}
          maxLength={NOTE_MAX}
          showCount
          value={reason}
          placeholder={texts.reasonHint}
          onChange={(event) => onReason(event.target.value)}
        />
      </label>
      <p>{texts.returnNotes(places)}</p>
      {lost.map(({ pointer, text }) => (
        <p key={pointer} className="ow-newer">
          {texts.lostNote(text)} <Button onClick={() => onDrop(pointer)}>{texts.dropNote}</Button>
        </p>
      ))}
      <p className="ow-quiet">{texts.returnConsequence}</p>
      {children}
      <div className="ow-return-buttons">
        <Button danger type="primary" disabled={!ready || lost.length > 0} loading={busy} onClick={onReturn}>
          {texts.returnAct}
        </Button>
        <Button onClick={onCancel}>{texts.cancel}</Button>
      </div>
    </section>
  )
}
