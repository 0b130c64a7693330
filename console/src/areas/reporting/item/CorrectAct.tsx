import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { answer, submission } from '../../../api/clients'
import { ActionButton } from '../../../parts/ActionButton'
import { ReasonQuestion } from '../../../parts/ReasonQuestion'
import { originTexts } from '../../../texts/origin.zh'
import type { Item } from '../draft/use_draft'

const texts = originTexts.correct

/** Open what the ministry has, to mend it; of what is out already others read why. */
export function CorrectAct({ item }: { item: Item }): ReactElement {
  const [asking, setAsking] = useState(false)
  const queries = useQueryClient()
  const navigate = useNavigate()
  return (
    <>
      <ActionButton actions={item.actions} action="correct" onAct={() => setAsking(true)}>
        {texts.open}
      </ActionButton>
      {asking && (
        <ReasonQuestion
          title={texts.title}
          act={texts.open}
          onAct={(reason) =>
            answer(
              submission.POST('/api/submission/v1/items/{item_id}/correction', {
                params: { path: { item_id: item.id } },
                body: { reason, revision: item.revision },
              }),
            )
          }
          onDone={() => {
            void queries.invalidateQueries({ queryKey: ['item', item.id] })
            void queries.invalidateQueries({ queryKey: ['items'] })
            void navigate({ to: '/items/$id/edit', params: { id: item.id } })
          }}
          onCancel={() => setAsking(false)}
        >
          <p>{item.where_published?.state === 'released' ? texts.textOfReleased : texts.text}</p>
        </ReasonQuestion>
      )}
    </>
  )
}
