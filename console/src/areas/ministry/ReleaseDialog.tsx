import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import type { ReactElement } from 'react'
import { answer, publicity } from '../../api/clients'
import { ProblemView } from '../../parts/ProblemView'
import { When } from '../../parts/When'
import { releaseTexts } from '../../texts/ministry.zh'
import { partsTexts } from '../../texts/parts.zh'
import type { Entry, EntryLine } from './entry'

interface Props {
  entries: readonly EntryLine[]
  onClose: (released: boolean) => void
}

/** What would happen to each, then the act, then what happened. All go out or none, so what cannot is left out before. */
export function ReleaseDialog({ entries, onClose }: Props): ReactElement {
  const queries = useQueryClient()
  const checks = useQueries({
    queries: entries.map(({ id }) => ({
      queryKey: ['entry', id],
      queryFn: () => answer(publicity.GET('/api/publicity/v1/entries/{entry_id}', { params: { path: { entry_id: id } } })),
      staleTime: 0,
    })),
  })
  const release = useMutation({
    mutationFn: (entry_ids: string[]) => answer(publicity.POST('/api/publicity/v1/releases', { body: { entry_ids } })),
    onSettled: () => Promise.all([['entries'], ['entry'], ['tasks']].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  })
  const checked = checks.every((check) => !check.isPending)
  const ready = checks.flatMap(({ data }) => (data && obstacle(data) === null ? [data.id] : []))
  const skipped = entries.length - ready.length
  const released = release.data?.items
  const finish = (): void => onClose(released !== undefined)
  return (
    <Modal
      open
      width={720}
      title={released ? releaseTexts.resultTitle(released.length) : releaseTexts.previewTitle(entries.length)}
      onCancel={finish}
      mask={{ closable: false }}
      footer={
        released ? (
          <Button type="primary" onClick={finish}>
            {releaseTexts.close}
          </Button>
        ) : (
          <>
            <Button onClick={finish}>{releaseTexts.cancel}</Button>
            <Button
              type="primary"
              loading={release.isPending}
              disabled={!checked || ready.length === 0}
              onClick={() => release.mutate(ready)}
            >
              {checked ? releaseTexts.act(ready.length) : releaseTexts.checking}
            </Button>
          </>
        )
      }
    >
      {checked && !released && (
        <p className="ow-consequence">
          {ready.length > 0 && releaseTexts.consequence(ready.length)}
          {skipped > 0 && releaseTexts.skipped(skipped)}
        </p>
      )}
      <ProblemView error={release.error} />
      <ul className="ow-list ow-preview" aria-live="polite">
        {entries.map((entry, at) => {
          const outcome = released?.find((each) => each.id === entry.id)
          const check = checks[at]
          return (
            <li key={entry.id}>
              <strong>{entry.title}</strong>
              <span className="ow-quiet">{entry.unit_name}</span>
              {released ? (
                outcome && <span>{outcome.feed_sequence > 0 ? releaseTexts.resultSequence(outcome.feed_sequence) : releaseTexts.resultHeld}</span>
              ) : check?.data ? (
                <Outlook entry={check.data} />
              ) : check?.error ? (
                <ProblemView error={check.error} onRetry={() => void check.refetch()} />
              ) : (
                <span>{partsTexts.loading}</span>
              )}
            </li>
          )
        })}
      </ul>
    </Modal>
  )
}

function Outlook({ entry }: { entry: Entry }): ReactElement {
  const reason = obstacle(entry)
  if (reason !== null) return <span className="ow-overdue">{releaseTexts.locked + reason}</span>
  if (entry.embargoed_until === null || Date.parse(entry.embargoed_until) <= Date.now()) return <span>{releaseTexts.atOnce}</span>
  return (
    <span>
      {releaseTexts.later}
      <When at={entry.embargoed_until} />
    </span>
  )
}

/** Why the service would refuse this one; null when it would not. */
function obstacle(entry: Entry): string | null {
  const lock = entry.actions.locked.find(({ action }) => action === 'release')
  if (lock) return lock.reason + (lock.who && partsTexts.whoCan(lock.who))
  const waiting = entry.assets.filter((asset) => !asset.ready).length
  return waiting > 0 ? releaseTexts.mediaWait(waiting) : null
}
