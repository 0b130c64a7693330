import { Input, Modal } from 'antd'
import { type ReactElement, useId, useState } from 'react'
import { ProblemView } from '../../parts/ProblemView'
import { actTexts } from '../../texts/ministry.zh'

/** What an act is called, what follows from it, and what has to be said with it. */
export interface ReasonWords {
  title: string
  consequence: string
  act: string
  danger?: boolean
  field?: { label: string; hint?: string; longest: number }
}

/** What every dialog of an act is given. */
export interface ActDialogProps {
  busy: boolean
  error: unknown
  onClose: () => void
}

interface Props extends ActDialogProps {
  words: ReasonWords
  onAct: (reason: string) => void
}

/** Asks once before an act, naming its consequence. What was typed stays when the service refuses. */
export function ReasonDialog({ words, busy, error, onAct, onClose }: Props): ReactElement {
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const { field } = words
  const missing = field !== undefined && reason.trim() === ''
  const act = (): void => (missing ? setAsked(true) : onAct(reason.trim()))
  return (
    <Modal
      open
      title={words.title}
      okText={words.act}
      okButtonProps={{ danger: words.danger ?? false, loading: busy }}
      cancelText={actTexts.cancel}
      onOk={act}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p className="ow-consequence">{words.consequence}</p>
      {field && <ReasonField {...field} text={reason} onText={setReason} wrong={asked && missing ? actTexts.missing : null} />}
      <ProblemView error={error} />
    </Modal>
  )
}

interface FieldProps {
  label: string
  hint?: string
  longest: number
  text: string
  onText: (text: string) => void
  /** What is to be mended. */
  wrong: string | null
}

/** A text with its label, its length and what is missing. */
export function ReasonField({ label, hint, longest, text, onText, wrong }: FieldProps): ReactElement {
  const id = useId()
  return (
    <div className="ow-field">
      <label htmlFor={id}>{label}</label>
      <Input.TextArea
        id={id}
        value={text}
        onChange={({ target }) => onText(target.value)}
        maxLength={longest}
        autoSize={{ minRows: 3, maxRows: 10 }}
        status={wrong ? 'error' : ''}
        aria-invalid={wrong !== null}
        aria-describedby={`${id}-more`}
        showCount
      />
      <p id={`${id}-more`} className={wrong ? 'ow-overdue' : 'ow-quiet'}>
        {wrong ?? hint}
      </p>
    </div>
  )
}
