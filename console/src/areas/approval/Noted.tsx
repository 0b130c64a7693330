import { Button, Input } from 'antd'
import { type ReactElement, type ReactNode, useId, useState } from 'react'
import { approvalTexts as texts } from '../../texts/approval.zh'
import { NOTE_MAX } from './notes'

interface Props {
  title: string
  /** Whether notes can be taken: only who may return the report. */
  open: boolean
  note: string
  onNote: (text: string) => void
  children: ReactNode
}

/** A part of the report, and below it what the approver notes on it while reading. */
export function Noted({ title, open, note, onNote, children }: Props): ReactElement {
  const [writing, setWriting] = useState(false)
  const headingId = useId()
  const shown = open && (writing || note !== '')
  return (
    <section className={`ow-noted ${note.trim() ? 'ow-noted-written' : ''}`} aria-labelledby={headingId}>
      <header>
        <h2 id={headingId}>{title}</h2>
        {open && !shown && (
          <Button type="text" aria-label={texts.noteOn(title)} onClick={() => setWriting(true)}>
            {texts.note}
          </Button>
        )}
      </header>
      {children}
      {shown && (
        <label className="ow-note">
          <span>{texts.noteOn(title)}</span>
          <Input.TextArea
            autoFocus={writing}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={NOTE_MAX}
            value={note}
            placeholder={texts.noteHint}
            onChange={(event) => onNote(event.target.value)}
            onBlur={() => note.trim() === '' && setWriting(false)}
          />
        </label>
      )}
    </section>
  )
}
