import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { answer, submission } from '../../api/clients'
import { DownloadButton } from '../../parts/DownloadButton'
import { ProblemView } from '../../parts/ProblemView'
import type { Content } from '../../parts/report/schema'
import { approvalTexts as texts } from '../../texts/approval.zh'
import type { Item } from './use_decisions'

/** What the approver compares the text with. */
export interface Base {
  words: string
  content: Content
}

interface Props {
  item: Item
  base: Base | null
  onBase: (base: Base | null) => void
}

/** Begin and end a comparison with the submission before this one. */
export function Comparing({ item, base, onBase }: Props): ReactElement {
  const compare = useMutation({
    mutationFn: () =>
      answer(
        submission.GET('/api/submission/v1/items/{item_id}/versions/{number}', {
          params: { path: { item_id: item.id, number: item.submission_number - 1 } },
        }),
      ),
    onSuccess: ({ content, number }) => onBase({ words: texts.comparedWith(number), content }),
  })
  return (
    <>
      <div className="ow-tools">
        <DownloadButton path={`/api/submission/v1/items/${item.id}/document`} name={texts.documentName(item.title)}>
          {texts.document}
        </DownloadButton>
        {item.submission_number > 1 && !base && (
          <Button onClick={() => compare.mutate()} loading={compare.isPending}>
            {texts.compare}
          </Button>
        )}
        {base && (
          <>
            <span>
              {base.words} {texts.legend}
            </span>
            <Button onClick={() => onBase(null)}>{texts.compareEnd}</Button>
          </>
        )}
      </div>
      <ProblemView error={compare.error} onRetry={() => compare.mutate()} />
    </>
  )
}
