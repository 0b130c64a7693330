import { Button, Modal, Radio } from 'antd'
import { type ReactElement, useState } from 'react'
import { CopyButton } from '../../../parts/CopyButton'
import type { Content, FieldSpec } from '../../../parts/report/schema'
import { textOf } from '../../../parts/report/values'
import { formatTime } from '../../../parts/time'
import { draftTexts } from '../../../texts/form.zh'
import type { Dispute } from './draft_keeper'

interface Props {
  dispute: Dispute
  mine: Content
  fields: readonly FieldSpec[]
  /** Who wrote the other text. */
  who: string
  onChoose: (chosen: Record<string, 'mine' | 'theirs'>) => void
}

/** Two texts of the same field: both are shown whole, one is chosen, either can be copied. Nothing is lost. */
export function DisputeDialog({ dispute, mine, fields, who, onChoose }: Props): ReactElement {
  const [chosen, setChosen] = useState<Record<string, 'mine' | 'theirs'>>({})
  const disputed = fields.filter((field) => dispute.fields.includes(field.name))
  const time = formatTime(dispute.at)
  const fromCopy = dispute.from === 'copy'
  return (
    <Modal
      open
      width={880}
      title={draftTexts.disputeTitle}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button
          type="primary"
          size="large"
          disabled={disputed.some((field) => !chosen[field.name])}
          onClick={() => onChoose(chosen)}
        >
          {draftTexts.keepChosen}
        </Button>
      }
    >
      <p>{fromCopy ? draftTexts.disputeCopy(time) : draftTexts.disputeServer(who, time)}</p>
      {disputed.map((field) => (
        <fieldset key={field.name} className="ow-r-dispute">
          <legend>{field.title}</legend>
          <Radio.Group
            aria-label={field.title}
            value={chosen[field.name] ?? null}
            onChange={(event) => setChosen({ ...chosen, [field.name]: event.target.value as 'mine' | 'theirs' })}
          >
            <Text side="mine" label={draftTexts.mine} text={textOf(field, mine[field.name])} />
            <Text side="theirs" label={fromCopy ? draftTexts.copied : draftTexts.theirs} text={textOf(field, dispute.content[field.name])} />
          </Radio.Group>
        </fieldset>
      ))}
    </Modal>
  )
}

function Text({ side, label, text }: { side: 'mine' | 'theirs'; label: string; text: string }): ReactElement {
  return (
    <div className="ow-r-dispute-text">
      <div className="ow-r-dispute-head">
        <Radio value={side}>{label}</Radio>
        <CopyButton text={text} />
      </div>
      <p className="ow-r-lines">{text || <span className="ow-quiet">{draftTexts.nothing}</span>}</p>
    </div>
  )
}
