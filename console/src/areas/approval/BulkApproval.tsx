import { useMutation } from '@tanstack/react-query'
import { Button, Modal, Progress } from 'antd'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { answer, submission } from '../../api/clients'
import type { components } from '../../api/schema/submission'
import { Loading } from '../../parts/Loading'
import { ProblemView } from '../../parts/ProblemView'
import { type Column, RecordTable } from '../../parts/RecordTable'
import { approvalTexts as texts } from '../../texts/approval.zh'
import type { Line } from './queue'

export type Verdict = components['schemas']['ApprovalOut'] | components['schemas']['AcceptanceOut']

/** How many the service takes in one choice. */
export const MOST = 500
/** Sent this many at a time, so that progress can be shown. */
const AT_ONCE = 50

interface Props {
  lines: readonly Line[]
  onClose: () => void
}

/** First what would happen, item by item; then it happens, and what became of each is shown. */
export function BulkApproval({ lines, onClose }: Props): ReactElement {
  const [preview, setPreview] = useState<readonly Verdict[]>([])
  const [results, setResults] = useState<readonly Verdict[]>([])
  const look = useMutation({ mutationFn: () => approveAll(lines, true, setPreview) })
  const passing = lines.filter((line) => preview.some((each) => each.id === line.id && each.verdict !== 'refused'))
  const undone = passing.filter((line) => !results.some((each) => each.id === line.id))
  const act = useMutation({
    mutationFn: () => approveAll(undone, false, (more) => setResults([...results, ...more])),
  })
  const started = useRef(false)
  useEffect(() => {
    if (started.current) return
    started.current = true
    look.mutate()
  })
  const done = results.length > 0 && undone.length === 0
  const verdicts = preview.map((each) => results.find((result) => result.id === each.id) ?? each)
  const acting = act.isPending || results.length > 0
  return (
    <Modal
      open
      width={860}
      title={done ? texts.bulkDoneTitle : texts.bulkTitle}
      onCancel={onClose}
      closable={!act.isPending}
      keyboard={!act.isPending}
      mask={{ closable: false }}
      footer={
        done ? (
          <Button type="primary" onClick={onClose}>
            {texts.bulkClose}
          </Button>
        ) : (
          <>
            <Button onClick={onClose} disabled={act.isPending}>
              {acting ? texts.bulkClose : texts.cancel}
            </Button>
            <Button
              type="primary"
              disabled={look.isPending || undone.length === 0}
              loading={act.isPending}
              onClick={() => act.mutate()}
            >
              {texts.bulkAct(undone.length)}
            </Button>
          </>
        )
      }
    >
      <ProblemView error={look.error} onRetry={() => look.mutate()} />
      {look.isPending && <Loading text={texts.bulkLooking} />}
      <div role="status">
        {!look.isPending && preview.length > 0 && !acting && (
          <p>{texts.bulkPreview(passing.length, preview.length - passing.length)}</p>
        )}
        {done && <p>{texts.bulkDone(results.filter((each) => each.verdict !== 'refused').length, lines.length)}</p>}
      </div>
      {act.isPending && (
        <Progress
          percent={Math.round((100 * results.length) / Math.max(1, passing.length))}
          aria-label={texts.bulkProgress}
        />
      )}
      <ProblemView error={act.error} onRetry={() => act.mutate()} />
      {verdicts.length > 0 && (
        <div className="ow-bulk-table">
          <RecordTable label={texts.bulkTable} columns={columns} rows={verdicts} keyOf={(each) => each.id} />
        </div>
      )}
    </Modal>
  )
}

const columns: readonly Column<Verdict>[] = [
  { key: 'title', title: texts.columnTitle, names: true, cell: (each) => each.title || texts.untold },
  { key: 'unit', title: texts.columnUnit, cell: (each) => each.unit_name },
  {
    key: 'verdict',
    title: texts.columnVerdict,
    cell: (each) => (
      <span>
        <span className={`ow-state ow-state-${each.verdict === 'refused' ? 'attention' : 'good'}`}>
          {texts.verdicts[each.verdict]}
        </span>
        {each.reason && <span className="ow-bulk-reason">{each.reason}</span>}
      </span>
    ),
  },
]

/** What the ministry's office accepts; everything else is passed on by an approval. */
function isAcceptable({ actions }: Line): boolean {
  return actions.allowed.includes('accept')
}

async function passAll(
  lines: readonly Line[],
  how: 'approvals' | 'acceptances',
  preview: boolean,
): Promise<readonly Verdict[]> {
  if (lines.length === 0) return []
  const items = lines.map(({ id, revision }) => ({ id, revision }))
  const { results } = await answer(submission.POST(`/api/submission/v1/${how}`, { body: { items, preview } }))
  return results
}

/** Batch by batch; what is known so far is told after each, and a batch without an answer can be sent again. */
async function approveAll(
  lines: readonly Line[],
  preview: boolean,
  tell: (verdicts: readonly Verdict[]) => void,
): Promise<void> {
  const known: Verdict[] = []
  for (let from = 0; from < lines.length; from += AT_ONCE) {
    const batch = lines.slice(from, from + AT_ONCE)
    known.push(...(await passAll(batch.filter((line) => !isAcceptable(line)), 'approvals', preview)))
    known.push(...(await passAll(batch.filter(isAcceptable), 'acceptances', preview)))
    tell([...known])
  }
}
