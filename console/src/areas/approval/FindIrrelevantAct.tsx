import { Radio } from 'antd'
import { type ReactElement, useState } from 'react'
import { answer, submission } from '../../api/clients'
import type { components } from '../../api/schema/submission'
import { ActionButton } from '../../parts/ActionButton'
import { ReasonQuestion } from '../../parts/ReasonQuestion'
import { relevanceTexts } from '../../texts/relevance.zh'
import type { Item } from './use_decisions'

type Reason = components['schemas']['RelevanceReason']

const texts = relevanceTexts.find
const REASONS = Object.entries(relevanceTexts.reasons).map(([value, label]) => ({ value, label }))

interface Props {
  item: Item
  onDone: (words: string) => Promise<void>
}

/** Beside a return: the item has nothing to do with the week. */
export function FindIrrelevantAct({ item, onDone }: Props): ReactElement {
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState<Reason | null>(null)
  const find = (text: string) =>
    reason === null
      ? Promise.reject(null)
      : answer(
          submission.POST('/api/submission/v1/items/{item_id}/irrelevance', {
            params: { path: { item_id: item.id } },
            body: { reason, text, revision: item.revision },
          }),
        )
  return (
    <>
      <ActionButton actions={item.actions} action="find-irrelevant" danger onAct={() => setAsking(true)}>
        {texts.act}
      </ActionButton>
      {asking && (
        <ReasonQuestion
          title={texts.title}
          act={texts.act}
          danger
          most={500}
          onAct={find}
          onDone={() => {
            setAsking(false)
            void onDone(texts.done(item.title))
          }}
          onCancel={() => setAsking(false)}
        >
          <p>{texts.consequence}</p>
          <fieldset className="ow-field">
            <legend>{texts.choice}</legend>
            <Radio.Group
              vertical
              value={reason}
              onChange={({ target }) => setReason(target.value as Reason)}
              options={REASONS}
            />
            {reason === null && <p className="ow-quiet">{texts.choose}</p>}
          </fieldset>
        </ReasonQuestion>
      )}
    </>
  )
}
