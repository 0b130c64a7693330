import { type ReactElement, useState } from 'react'
import { answer, submission } from '../../api/clients'
import type { components } from '../../api/schema/submission'
import { ActionButton } from '../../parts/ActionButton'
import { ReasonQuestion } from '../../parts/ReasonQuestion'
import { relevanceTexts as texts } from '../../texts/relevance.zh'
import type { Item } from './use_decisions'

type Verdict = components['schemas']['AppealVerdict']

interface Props {
  item: Item
  onDone: (words: string) => Promise<void>
}

/** The last word on an appeal, either way with its reason; where it is locked, the lock stands once. */
export function VerdictActs({ item, onDone }: Props): ReactElement {
  const [asked, setAsked] = useState<Verdict | null>(null)
  const may = item.actions.allowed.includes('decide-appeal')
  return (
    <div className="ow-form-acts">
      <ActionButton actions={item.actions} action="decide-appeal" type="primary" onAct={() => setAsked('overturned')}>
        {texts.verdicts.overturned}
      </ActionButton>
      {may && (
        <ActionButton actions={item.actions} action="decide-appeal" danger onAct={() => setAsked('upheld')}>
          {texts.verdicts.upheld}
        </ActionButton>
      )}
      {asked && (
        <ReasonQuestion
          title={texts.verdicts[asked]}
          act={texts.verdicts[asked]}
          danger={asked === 'upheld'}
          most={500}
          onAct={(text) =>
            answer(
              submission.POST('/api/submission/v1/items/{item_id}/irrelevance/verdict', {
                params: { path: { item_id: item.id } },
                body: { verdict: asked, text, revision: item.revision },
              }),
            )
          }
          onDone={() => {
            setAsked(null)
            void onDone(texts.deciding.done(item.title, asked))
          }}
          onCancel={() => setAsked(null)}
        >
          <p>{texts.deciding.consequence[asked]}</p>
        </ReasonQuestion>
      )}
    </div>
  )
}
