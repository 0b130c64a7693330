import { Link, useSearch } from '@tanstack/react-router'
import { Button, Checkbox } from 'antd'
import { type ReactElement, useState } from 'react'
import { answer, publicity } from '../../api/clients'
import { useCursorPages } from '../../parts/cursor_pages'
import { Empty } from '../../parts/Empty'
import { Loading } from '../../parts/Loading'
import { ProblemView } from '../../parts/ProblemView'
import { type Column, RecordTable } from '../../parts/RecordTable'
import { When } from '../../parts/When'
import { Page } from '../../shell/Page'
import { releaseTexts } from '../../texts/ministry.zh'
import { partsTexts } from '../../texts/parts.zh'
import { Corrections } from './Corrections'
import { Embargo } from './Embargo'
import type { EntryLine } from './entry'
import '../../parts/sheet.css'
import './ministry.css'
import { ReleaseDialog } from './ReleaseDialog'
import { useVocabulary } from './vocabulary'

const PAGE = 100

/** Decided entries; the selected ones go out in one act. */
export function ReleaseDeskPage(): ReactElement {
  const { pick } = useSearch({ from: '/release-desk' })
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(pick ? [pick] : []))
  const [dialog, setDialog] = useState<readonly EntryLine[] | null>(null)
  const pages = useCursorPages(['entries', 'decided'], (cursor) =>
    answer(publicity.GET('/api/publicity/v1/entries', { params: { query: { state: 'decided', limit: PAGE, cursor: cursor ?? null } } })),
  )
  const chosen = pages.items.filter((entry) => selected.has(entry.id))
  const close = (released: boolean): void => {
    setDialog(null)
    if (released) setSelected(new Set())
  }
  return (
    <Page
      title={releaseTexts.title}
      hint={releaseTexts.hint}
      actions={
        <Link to="/pool" search={{ state: 'released' }}>
          {releaseTexts.released}
        </Link>
      }
    >
      {pages.isPending && <Loading />}
      <ProblemView error={pages.error} onRetry={() => void pages.refetch()} />
      {pages.isSuccess && pages.items.length === 0 && (
        <Empty text={releaseTexts.empty}>
          <p>{releaseTexts.emptyHint}</p>
        </Empty>
      )}
      {pages.items.length > 0 && (
        <>
          <Decided entries={pages.items} selected={selected} onSelect={setSelected} />
          {pages.hasNextPage && (
            <p className="ow-list-end">
              <Button onClick={() => void pages.fetchNextPage()} loading={pages.isFetchingNextPage}>
                {partsTexts.more}
              </Button>
            </p>
          )}
          <div className="ow-action-bar">
            <span role="status">{releaseTexts.selected(chosen.length)}</span>
            <Button type="primary" disabled={chosen.length === 0} onClick={() => setDialog(chosen)}>
              {releaseTexts.preview}
            </Button>
          </div>
        </>
      )}
      <Corrections />
      {dialog && <ReleaseDialog entries={dialog} onClose={close} />}
    </Page>
  )
}

interface DecidedProps {
  entries: readonly EntryLine[]
  selected: ReadonlySet<string>
  onSelect: (selected: ReadonlySet<string>) => void
}

function Decided({ entries, selected, onSelect }: DecidedProps): ReactElement {
  const words = useVocabulary()
  const { columns } = releaseTexts
  const toggle = (id: string, on: boolean): void => {
    const next = new Set(selected)
    if (on) next.add(id)
    else next.delete(id)
    onSelect(next)
  }
  // As many as one act may have.
  const all = entries.slice(0, PAGE).map((entry) => entry.id)
  const every = all.every((id) => selected.has(id))
  const shown: Column<EntryLine>[] = [
    {
      key: 'title',
      title: columns.title,
      names: true,
      cell: (entry) => (
        <span className="ow-pick">
          <Checkbox
            checked={selected.has(entry.id)}
            onChange={({ target }) => toggle(entry.id, target.checked)}
            aria-label={releaseTexts.select(entry.title)}
          />
          <Link to="/pool/$id" params={{ id: entry.id }}>
            {entry.title}
          </Link>
        </span>
      ),
    },
    { key: 'unit', title: columns.unit, cell: (entry) => entry.unit_name },
    { key: 'focus', title: columns.focusArea, cell: (entry) => words.focusArea(entry.focus_area) },
    { key: 'embargo', title: columns.embargo, cell: (entry) => <Embargo until={entry.embargoed_until} /> },
    {
      key: 'decided',
      title: columns.decidedAt,
      figures: true,
      cell: (entry) => entry.decided_at && <When at={entry.decided_at} />,
    },
  ]
  return (
    <>
      <p className="ow-pick-all">
        <Checkbox
          checked={every}
          indeterminate={!every && selected.size > 0}
          onChange={({ target }) => onSelect(new Set(target.checked ? all : []))}
        >
          {releaseTexts.selectAll}
        </Checkbox>
      </p>
      <RecordTable label={releaseTexts.list} columns={shown} rows={entries} keyOf={(entry) => entry.id} />
    </>
  )
}
