import { useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { answer, submission } from '../../../api/clients'
import { ActionButton } from '../../../parts/ActionButton'
import { ReasonQuestion } from '../../../parts/ReasonQuestion'
import { relevanceTexts } from '../../../texts/relevance.zh'
import type { Item } from '../draft/use_draft'

const texts = relevanceTexts.appealing

/** Say once, without changing anything, what the item has to do with the week. */
export function AppealAct({ item }: { item: Item }): ReactElement {
  const [asking, setAsking] = useState(false)
  const queries = useQueryClient()
  return (
    <>
      <ActionButton actions={item.actions} action="appeal" onAct={() => setAsking(true)}>
        {texts.act}
      </ActionButton>
      {asking && (
        <ReasonQuestion
          title={texts.title}
          act={texts.act}
          most={500}
          onAct={(text) =>
            answer(
              submission.POST('/api/submission/v1/items/{item_id}/irrelevance/appeal', {
                params: { path: { item_id: item.id } },
                body: { text, revision: item.revision },
              }),
            )
          }
          onDone={() => {
            setAsking(false)
            void queries.invalidateQueries({ queryKey: ['item', item.id] })
            void queries.invalidateQueries({ queryKey: ['items'] })
            void queries.invalidateQueries({ queryKey: ['tasks'] })
          }}
          onCancel={() => setAsking(false)}
        >
          <p>{texts.consequence}</p>
        </ReasonQuestion>
      )}
    </>
  )
}
