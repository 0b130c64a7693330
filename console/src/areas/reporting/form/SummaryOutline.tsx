import { useQuery } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { type ReactElement, useState } from 'react'
import { answer, submission } from '../../../api/clients'
import { DownloadButton } from '../../../parts/DownloadButton'
import { Loading } from '../../../parts/Loading'
import { ProblemView } from '../../../parts/ProblemView'
import { originTexts } from '../../../texts/origin.zh'
import type { Item } from '../draft/use_draft'
import { Proposed, type Target } from './Proposed'

const texts = originTexts.outline
const NOTHING_LEFT = { unplaced: [], pictures: 0, tables: 0, hidden: 0 }

interface Props extends Target {
  item: Item
}

/** A summary's first draft out of what was approved: looked over part by part, then taken as far as the user wants. */
export function SummaryOutline({ item, fields, content, onTake }: Props): ReactElement {
  const [open, setOpen] = useState(false)
  const query = { edition_id: item.edition_id }
  const outline = useQuery({
    queryKey: ['summary-outline', item.edition_id],
    queryFn: () => answer(submission.GET('/api/submission/v1/summary-outline', { params: { query } })),
    enabled: open,
    gcTime: 0,
  })
  const close = (): void => setOpen(false)
  const data = outline.data
  return (
    <>
      <Button onClick={() => setOpen(true)}>{texts.open}</Button>
      <Modal open={open} title={texts.title} width={760} onCancel={close} footer={null} destroyOnHidden mask={{ closable: false }}>
        <p className="ow-quiet">{texts.text}</p>
        <ProblemView error={outline.error} onRetry={() => void outline.refetch()} />
        {!data && !outline.error && <Loading />}
        {data && (
          <>
            <p>
              {texts.sources(new Set(data.sources.flatMap(({ item_ids }) => item_ids)).size)}{' '}
              <DownloadButton
                path={`/api/submission/v1/summary-outline/document?edition_id=${item.edition_id}`}
                name={texts.documentName}
              >
                {texts.document}
              </DownloadButton>
            </p>
            {data.remarks.length > 0 && (
              <section aria-label={texts.remarks}>
                <h3>{texts.remarks}</h3>
                <ul>
                  {data.remarks.map((remark) => (
                    <li key={remark}>{remark}</li>
                  ))}
                </ul>
              </section>
            )}
            <Proposed
              proposal={{ content: data.content, ...NOTHING_LEFT }}
              fields={fields}
              content={content}
              onTake={(taken) => {
                onTake(taken)
                close()
              }}
              onCancel={close}
            />
          </>
        )}
      </Modal>
    </>
  )
}
