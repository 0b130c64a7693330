import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { answer, submission } from '../../api/clients'
import { Problem } from '../../api/problem'
import type { components } from '../../api/schema/submission'
import { ActionButton } from '../../parts/ActionButton'
import { Loading } from '../../parts/Loading'
import { ProblemView } from '../../parts/ProblemView'
import { Page } from '../../shell/Page'
import { approvalTexts as texts } from '../../texts/approval.zh'
import '../../parts/sheet.css'
import './approval.css'
import { FieldText } from './FieldText'
import { type Content, fieldsOf, pointerTo, useForm } from './form'
import { ItemFacts, NEWER_ID, NewerVersion } from './ItemFacts'
import { ItemMedia } from './ItemMedia'
import { ItemSteps } from './ItemSteps'
import { type KeyAct, Keys } from './keys'
import { Noted } from './Noted'
import { useNotes, WHOLE, written } from './notes'
import { APPROVALS, type Line, neighbour, useQueue } from './queue'
import type { QueueSearch } from './queue_search'
import { REASON_ID, ReturnForm } from './ReturnForm'

type Item = components['schemas']['ItemOut']

const APPROVE_ID = 'approve-item'
const route = getRouteApi('/approvals/$itemId')

/** One report: text and pictures side by side, notes while reading, approval or return, and on to the next. */
export function ApprovalPage(): ReactElement {
  const { itemId } = route.useParams()
  const search = route.useSearch()
  const queue = useQueue(search)
  const [done, setDone] = useState('')
  const query = useQuery({
    queryKey: [APPROVALS, 'item', itemId],
    queryFn: () =>
      answer(submission.GET('/api/submission/v1/items/{item_id}', { params: { path: { item_id: itemId } } })),
  })
  const wayBack = (
    <Link to="/approvals" search={search}>
      {texts.toList}
    </Link>
  )
  if (!query.data) {
    return (
      <Page title={texts.oneTitle} actions={wayBack}>
        {query.error ? <ProblemView error={query.error} onRetry={() => void query.refetch()} /> : <Loading />}
      </Page>
    )
  }
  return (
    <Page title={query.data.title || texts.oneTitle} actions={wayBack}>
      <div role="status">{done && <p className="ow-said">{done}</p>}</div>
      <Review
        key={itemId}
        newest={query.data}
        onLook={() => query.refetch()}
        search={search}
        lines={queue.lines}
        onDone={setDone}
      />
    </Page>
  )
}

interface ReviewProps {
  newest: Item
  onLook: () => Promise<unknown>
  search: QueueSearch
  lines: readonly Line[]
  onDone: (words: string) => void
}

/** What the approver compares the text with. */
interface Base {
  words: string
  content: Content
}

function Review({ newest, onLook, search, lines, onDone }: ReviewProps): ReactElement {
  // What is on the page is what was read: a newer version is announced, and shown when the approver wants it.
  const [item, setItem] = useState(newest)
  const [base, setBase] = useState<Base | null>(null)
  const [returning, setReturning] = useState(false)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { notes, note, clear } = useNotes(item.id)
  const form = useForm(item.item_type, item.edition_id)
  const next = neighbour(lines, item.id, 1)
  const previous = neighbour(lines, item.id, -1)
  const open = item.actions.allowed.includes('return')
  const sent = written(notes)

  const goTo = (line: Line | undefined): void => {
    if (line) void navigate({ to: '/approvals/$itemId', params: { itemId: line.id }, search })
  }
  const finish = async (words: string): Promise<void> => {
    onDone(words)
    clear()
    if (next) goTo(next)
    else setItem(await readAgain())
    void queries.invalidateQueries({ queryKey: [APPROVALS] })
    void queries.invalidateQueries({ queryKey: ['tasks'] })
  }
  const readAgain = (): Promise<Item> =>
    queries.fetchQuery({
      queryKey: [APPROVALS, 'item', item.id],
      queryFn: () =>
        answer(submission.GET('/api/submission/v1/items/{item_id}', { params: { path: { item_id: item.id } } })),
      staleTime: 0,
    })
  const lookWhenStale = (error: unknown): void => {
    if (!isStale(error)) return
    void onLook().then(() => setTimeout(() => document.getElementById(NEWER_ID)?.scrollIntoView({ block: 'center' })))
  }
  const path = { item_id: item.id }
  const approve = useMutation({
    mutationFn: () =>
      answer(
        submission.POST('/api/submission/v1/items/{item_id}/approval', {
          params: { path },
          body: { revision: item.revision },
        }),
      ),
    onSuccess: () => finish(texts.approved(item.title)),
    onError: lookWhenStale,
  })
  const giveBack = useMutation({
    mutationFn: () =>
      answer(
        submission.POST('/api/submission/v1/items/{item_id}/return', {
          params: { path },
          body: { revision: item.revision, notes: sent },
        }),
      ),
    onSuccess: () => finish(texts.returned(item.title)),
    onError: lookWhenStale,
  })
  const compareWithLast = useMutation({
    mutationFn: () =>
      answer(
        submission.GET('/api/submission/v1/items/{item_id}/versions/{number}', {
          params: { path: { ...path, number: item.submission_number - 1 } },
        }),
      ),
    onSuccess: ({ content, number }) => setBase({ words: texts.comparedWith(number), content }),
  })
  const busy = approve.isPending || giveBack.isPending
  const startReturn = (): void => {
    if (!open) return
    setReturning(true)
    setTimeout(() => document.getElementById(REASON_ID)?.focus())
  }
  const keys: readonly KeyAct[] = [
    { key: 'j', words: texts.keyNext, act: () => goTo(next) },
    { key: 'k', words: texts.keyPrevious, act: () => goTo(previous) },
    { key: 'a', words: texts.keyApprove, act: () => document.getElementById(APPROVE_ID)?.querySelector('button')?.focus() },
    { key: 'r', words: texts.keyReturn, act: startReturn },
  ]
  const contentMoved = (pointer: string): boolean => pointer === WHOLE || pointsInto(item.content, pointer)
  return (
    <>
      <Keys keys={keys} />
      {newest.revision !== item.revision && (
        <NewerVersion
          newest={newest}
          onShow={() => {
            setBase({ words: texts.comparedWithSeen, content: item.content })
            setItem(newest)
          }}
        />
      )}
      <ItemFacts item={item} />
      <div className="ow-tools">
        {item.submission_number > 1 && !base && (
          <Button onClick={() => compareWithLast.mutate()} loading={compareWithLast.isPending}>
            {texts.compare}
          </Button>
        )}
        {base && (
          <>
            <span>
              {base.words} {texts.legend}
            </span>
            <Button onClick={() => setBase(null)}>{texts.compareEnd}</Button>
          </>
        )}
      </div>
      <ProblemView error={compareWithLast.error} onRetry={() => compareWithLast.mutate()} />
      <ProblemView error={form.error} onRetry={() => void form.refetch()} />
      <div className="ow-review">
        <div className="ow-review-text">
          {form.isPending ? (
            <Loading />
          ) : (
            fieldsOf(form.data?.form, item.content).map((field) => {
              const pointer = pointerTo(field.name)
              return (
                <Noted
                  key={field.name}
                  title={field.title}
                  open={open && pointsInto(item.content, pointer)}
                  note={notes[pointer] ?? ''}
                  onNote={(text) => note(pointer, text)}
                >
                  <FieldText field={field} content={item.content} base={base?.content ?? null} />
                </Noted>
              )
            })
          )}
        </div>
        <aside className="ow-review-media" aria-label={texts.media}>
          <ItemMedia media={item.media} open={open} notes={notes} onNote={note} />
        </aside>
      </div>
      {returning && open && (
        <ReturnForm
          reason={notes[WHOLE] ?? ''}
          onReason={(text) => note(WHOLE, text)}
          places={sent.filter(({ pointer }) => pointer !== WHOLE && contentMoved(pointer)).length}
          lost={sent.filter(({ pointer }) => !contentMoved(pointer))}
          onDrop={(pointer) => note(pointer, '')}
          busy={giveBack.isPending}
          ready={sent.length > 0 && !busy}
          onReturn={() => giveBack.mutate()}
          onCancel={() => setReturning(false)}
        >
          {!isStale(giveBack.error) && <ProblemView error={giveBack.error} />}
        </ReturnForm>
      )}
      <details className="ow-story">
        <summary>{texts.story}</summary>
        <ItemSteps steps={item.steps} />
      </details>
      <div className="ow-actions" role="group" aria-label={texts.actions}>
        {!isStale(approve.error) && <ProblemView error={approve.error} />}
        <div className="ow-actions-row">
          <span id={APPROVE_ID}>
            <ActionButton
              actions={item.actions}
              action="approve"
              type="primary"
              busy={approve.isPending}
              onAct={() => !busy && approve.mutate()}
            >
              {texts.approve}
            </ActionButton>
          </span>
          <ReturnButton item={item} count={sent.length} onStart={startReturn} />
          <Button onClick={() => goTo(next)} disabled={!next}>
            {texts.next}
          </Button>
          {sent.length > 0 && <span className="ow-quiet">{texts.notesKept(sent.length)}</span>}
        </div>
      </div>
    </>
  )
}

/** Where approving and returning are locked for one reason, the reason stands once, at the approval. */
function ReturnButton({ item, count, onStart }: { item: Item; count: number; onStart: () => void }): ReactElement | null {
  const lockOf = (name: string): string | undefined => item.actions.locked.find(({ action }) => action === name)?.reason
  if (lockOf('return') !== undefined && lockOf('return') === lockOf('approve')) return null
  return (
    <ActionButton actions={item.actions} action="return" danger onAct={onStart}>
      {texts.return(count)}
    </ActionButton>
  )
}

/** Somebody else was faster: the newer version is announced above the text, with a way to see it. */
function isStale(error: unknown): boolean {
  return error instanceof Problem && error.status === 412
}

/** Whether the content has this place: the service takes notes on no other. */
function pointsInto(content: Content, pointer: string): boolean {
  const steps = pointer.split('/').slice(1)
  let place: unknown = content
  for (const step of steps) {
    if (typeof place !== 'object' || place === null) return false
    place = (place as Record<string, unknown>)[step.replaceAll('~1', '/').replaceAll('~0', '~')]
  }
  return place !== undefined
}
