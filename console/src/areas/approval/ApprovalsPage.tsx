import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { Empty } from '../../parts/Empty'
import { Loading } from '../../parts/Loading'
import { ProblemView } from '../../parts/ProblemView'
import { type Column, RecordTable } from '../../parts/RecordTable'
import { useTypeNames } from '../../parts/report/use_type_names'
import { StateTag } from '../../parts/StateTag'
import { When } from '../../parts/When'
import { Page } from '../../shell/Page'
import { approvalTexts as texts } from '../../texts/approval.zh'
import { commentTexts } from '../../texts/comments.zh'
import { partsTexts } from '../../texts/parts.zh'
import { reportTexts } from '../../texts/report.zh'
import { itemStates } from '../../texts/states.zh'
import '../../parts/filters.css'
import './approval.css'
import { BelowDocuments } from './BelowDocuments'
import { BulkApproval, MOST } from './BulkApproval'
import { type KeyAct, Keys } from './keys'
import { APPROVALS, type Line, useQueue } from './queue'
import { QueueFilters } from './QueueFilters'
import type { QueueSearch } from './queue_search'

const route = getRouteApi('/approvals')

/** What waits for the unit's approval, longest first; many can be approved at once. */
export function ApprovalsPage(): ReactElement {
  const search = route.useSearch()
  const queue = useQueue(search)
  const queries = useQueryClient()
  const { nameOf } = useTypeNames()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [bulk, setBulk] = useState<readonly Line[] | null>(null)
  const approvable = queue.lines.filter(isApprovable)
  const selected = approvable.filter((line) => chosen.has(line.id)).slice(0, MOST)
  const toggle = (id: string): void => setChosen((now) => toggled(now, id))
  const chooseAll = (): void =>
    setChosen(selected.length === approvable.length ? new Set() : new Set(approvable.map(({ id }) => id)))
  const openBulk = (): void => {
    if (selected.length > 0) setBulk(selected)
  }
  const keys: readonly KeyAct[] = [
    { key: 'j', words: texts.keyNext, act: () => moveFocus(1) },
    { key: 'k', words: texts.keyPrevious, act: () => moveFocus(-1) },
    {
      key: 'x',
      words: texts.keyChoose,
      act: () => {
        const id = focusedLine()
        if (approvable.some((line) => line.id === id)) toggle(id)
      },
    },
    { key: 'a', words: texts.keyBulk, act: openBulk },
  ]
  const finishBulk = (): void => {
    setBulk(null)
    setChosen(new Set())
    void queries.invalidateQueries({ queryKey: [APPROVALS] })
    void queries.invalidateQueries({ queryKey: ['tasks'] })
  }
  return (
    <Page title={texts.title} hint={texts.hint}>
      <QueueFilters search={search} />
      <BelowDocuments search={search} />
      <ProblemView error={queue.error} onRetry={queue.retry} />
      {queue.isPending && !queue.error && <Loading />}
      {!queue.isPending && queue.lines.length === 0 && !queue.hasMore && !queue.error && <NothingHere search={search} />}
      {queue.lines.length > 0 && (
        <>
          <div className="ow-bar">
            {approvable.length > 0 && (
              <>
                <label className="ow-check">
                  <input
                    type="checkbox"
                    checked={selected.length > 0 && selected.length === Math.min(MOST, approvable.length)}
                    onChange={chooseAll}
                  />
                  {texts.chooseAll(approvable.length)}
                </label>
                <Button type="primary" disabled={selected.length === 0} onClick={openBulk}>
                  {texts.bulk(selected.length)}
                </Button>
              </>
            )}
            <Keys keys={keys} />
          </div>
          <RecordTable
            label={texts.list}
            columns={columnsOf(search, chosen, toggle, nameOf)}
            rows={queue.lines}
            keyOf={(line) => line.id}
          />
        </>
      )}
      {(queue.hasMore || queue.lines.length > 0) && !queue.isPending && (
        <p className="ow-list-end">
          {queue.hasMore ? (
            <Button onClick={queue.readMore} loading={queue.isReadingOn}>
              {queue.isReadingOn ? partsTexts.loadingMore : partsTexts.more}
            </Button>
          ) : (
            partsTexts.end(queue.lines.length)
          )}
        </p>
      )}
      {bulk && <BulkApproval lines={bulk} onClose={finishBulk} />}
    </Page>
  )
}

function NothingHere({ search }: { search: QueueSearch }): ReactElement {
  const narrowed = Object.keys(search).length > 0
  return (
    <Empty text={narrowed ? texts.emptyFiltered : texts.empty}>
      <p>{narrowed ? texts.emptyFilteredHint : texts.emptyHint}</p>
    </Empty>
  )
}

function columnsOf(
  search: QueueSearch,
  chosen: ReadonlySet<string>,
  toggle: (id: string) => void,
  typeName: (code: string) => string,
): readonly Column<Line>[] {
  return [
    {
      key: 'title',
      title: texts.columnTitle,
      names: true,
      cell: (line) => (
        <div className="ow-queue-line">
          <label className="ow-check">
            <input
              type="checkbox"
              aria-label={texts.choose(line.title)}
              disabled={!isApprovable(line)}
              checked={chosen.has(line.id) && isApprovable(line)}
              onChange={() => toggle(line.id)}
            />
          </label>
          <div>
            <Link to="/approvals/$itemId" params={{ itemId: line.id }} search={search} data-line={line.id}>
              {line.title}
            </Link>
            {line.comments > 0 && <p className="ow-facts">{commentTexts.count(line.comments)}</p>}
            {lockOf(line) && <p className="ow-queue-lock">{lockOf(line)}</p>}
          </div>
        </div>
      ),
    },
    { key: 'type', title: reportTexts.type, cell: (line) => typeName(line.item_type) },
    { key: 'unit', title: texts.columnUnit, cell: (line) => line.unit_name },
    {
      key: 'submitted',
      title: texts.columnSubmitted,
      cell: (line) => (
        <span>
          {line.submitted_at && <When at={line.submitted_at} />}
          {line.submission_number > 1 && <span className="ow-facts">{texts.again(line.submission_number)}</span>}
        </span>
      ),
    },
    {
      key: 'state',
      title: texts.columnState,
      cell: (line) => (
        <span className="ow-tags">
          <StateTag state={line.state} words={itemStates} />
          {line.on_time === false && <span className="ow-state ow-state-attention">{texts.late}</span>}
        </span>
      ),
    },
  ]
}

function isApprovable(line: Line): boolean {
  return line.actions.allowed.some((action) => action === 'approve' || action === 'accept')
}

/** Why an item that waits cannot be approved now; of what is not here to be approved nothing is said. */
function lockOf(line: Line): string | undefined {
  return line.state === 'submitted' ? line.actions.locked.find(({ action }) => action === 'approve')?.reason : undefined
}

function toggled(now: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(now)
  if (!next.delete(id)) next.add(id)
  return next
}

function lineLinks(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('a[data-line]')]
}

/** The line in which the focus is: on its title or on its box. */
function focusedLine(): string {
  const row = document.activeElement?.closest('tr')
  return row?.querySelector<HTMLElement>('a[data-line]')?.dataset['line'] ?? ''
}

function moveFocus(step: 1 | -1): void {
  const links = lineLinks()
  const at = links.findIndex((link) => link.dataset['line'] === focusedLine())
  const next = links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + step))]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}
