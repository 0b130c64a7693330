import { Modal, Radio } from 'antd'
import { type ReactElement, useState } from 'react'
import { ProblemView } from '../../parts/ProblemView'
import { actTexts, stageNames, verdictNames } from '../../texts/ministry.zh'
import type { Stage, Verdict } from './entry'
import { type ActDialogProps, ReasonField } from './ReasonDialog'

interface Props extends ActDialogProps {
  stage: Stage
  onAct: (verdict: Verdict, note: string) => void
}

/** One of the three reviews: on to the next, or back with the reason. */
export function ReviewDialog({ stage, busy, error, onAct, onClose }: Props): ReactElement {
  const [verdict, setVerdict] = useState<Verdict>('pass')
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const missing = verdict === 'back' && note.trim() === ''
  const act = (): void => (missing ? setAsked(true) : onAct(verdict, note.trim()))
  return (
    <Modal
      open
      title={actTexts.review(stageNames[stage])}
      okText={verdictNames[verdict]}
      okButtonProps={{ danger: verdict === 'back', loading: busy }}
      cancelText={actTexts.cancel}
      onOk={act}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p className="ow-consequence">{actTexts.reviewConsequence}</p>
      <fieldset className="ow-field">
        <legend>{actTexts.verdict}</legend>
        <Radio.Group
          value={verdict}
          onChange={({ target }) => setVerdict(target.value as Verdict)}
          options={(['pass', 'back'] as const).map((value) => ({ value, label: verdictNames[value] }))}
        />
      </fieldset>
      <ReasonField
        label={actTexts.note}
        longest={1000}
        text={note}
        onText={setNote}
        wrong={asked && missing ? actTexts.noteHintBack : null}
        {...(verdict === 'back' ? { hint: actTexts.noteHintBack } : {})}
      />
      <ProblemView error={error} />
    </Modal>
  )
}
