import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { answer, submission } from '../../api/clients'
import { ProblemView } from '../../parts/ProblemView'
import { Comments } from '../../parts/report/Comments'
import { Findings } from '../../parts/report/Findings'
import { valueAt } from '../../parts/report/pointers'
import { SignOff } from '../../parts/report/SignOff'
import { approvalTexts as texts } from '../../texts/approval.zh'
import { type Base, Comparing } from './Comparing'
import { DecisionBar } from './DecisionBar'
import { ItemFacts, NEWER_ID, NewerVersion } from './ItemFacts'
import { ItemMedia } from './ItemMedia'
import { ItemSteps } from './ItemSteps'
import { ItemText } from './ItemText'
import { type KeyAct, Keys } from './keys'
import { useNotes, WHOLE, written } from './notes'
import { APPROVALS, type Line, neighbour } from './queue'
import type { QueueSearch } from './queue_search'
import { REASON_ID, ReturnForm } from './ReturnForm'
import { isStale, type Item, useDecisions } from './use_decisions'
import { VerdictActs } from './VerdictActs'

const DECIDE_ID = 'decide-item'

interface Props {
  newest: Item
  onLook: () => Promise<unknown>
  search: QueueSearch
  lines: readonly Line[]
  onDone: (words: string) => void
}

/** What is on the page is what was read: a newer version is announced, and shown when the approver wants it. */
export function Review({ newest, onLook, search, lines, onDone }: Props): ReactElement {
  const [item, setItem] = useState(newest)
  const [base, setBase] = useState<Base | null>(null)
  const [returning, setReturning] = useState(false)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { notes, note, clear } = useNotes(item.id)
  const next = neighbour(lines, item.id, 1)
  const previous = neighbour(lines, item.id, -1)
  const open = item.actions.allowed.includes('return')
  const sent = written(notes)

  const goTo = (line: Line | undefined): void => {
    if (line) void navigate({ to: '/approvals/$itemId', params: { itemId: line.id }, search })
  }
  const readAgain = (): Promise<Item> =>
    queries.fetchQuery({
      queryKey: [APPROVALS, 'item', item.id],
      queryFn: () =>
        answer(submission.GET('/api/submission/v1/items/{item_id}', { params: { path: { item_id: item.id } } })),
      staleTime: 0,
    })
  const finish = async (words: string): Promise<void> => {
    onDone(words)
    clear()
    if (next) goTo(next)
    else setItem(await readAgain())
    void queries.invalidateQueries({ queryKey: [APPROVALS] })
    void queries.invalidateQueries({ queryKey: ['tasks'] })
  }
  const decisions = useDecisions({
    item,
    notes: sent,
    onDone: finish,
    onStale: () =>
      void onLook().then(() => setTimeout(() => document.getElementById(NEWER_ID)?.scrollIntoView({ block: 'center' }))),
  })
  const startReturn = (): void => {
    if (!open) return
    setReturning(true)
    setTimeout(() => document.getElementById(REASON_ID)?.focus())
  }
  const keys: readonly KeyAct[] = [
    { key: 'j', words: texts.keyNext, act: () => goTo(next) },
    { key: 'k', words: texts.keyPrevious, act: () => goTo(previous) },
    { key: 'a', words: texts.keyApprove, act: () => document.getElementById(DECIDE_ID)?.querySelector('button')?.focus() },
    { key: 'r', words: texts.keyReturn, act: startReturn },
  ]
  // The service takes notes on no place that the content does not have.
  const isThere = (pointer: string): boolean => pointer === WHOLE || valueAt(item.content, pointer) !== undefined
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
      <Findings findings={item.findings}>
        <VerdictActs item={item} onDone={finish} />
      </Findings>
      <Comparing item={item} base={base} onBase={setBase} />
      <div className="ow-review">
        <ItemText item={item} base={base?.content ?? null} open={open} notes={notes} onNote={note} />
        <aside className="ow-review-media" aria-label={texts.media}>
          <ItemMedia media={item.media} open={open} notes={notes} onNote={note} />
        </aside>
      </div>
      {returning && open && (
        <ReturnForm
          reason={notes[WHOLE] ?? ''}
          onReason={(text) => note(WHOLE, text)}
          places={sent.filter(({ pointer }) => pointer !== WHOLE && isThere(pointer)).length}
          lost={sent.filter(({ pointer }) => !isThere(pointer))}
          onDrop={(pointer) => note(pointer, '')}
          busy={decisions.giveBack.isPending}
          ready={sent.length > 0 && !decisions.busy}
          onReturn={() => decisions.giveBack.mutate()}
          onCancel={() => setReturning(false)}
        >
          {!isStale(decisions.giveBack.error) && <ProblemView error={decisions.giveBack.error} />}
        </ReturnForm>
      )}
      <Comments item={item} />
      <details className="ow-story">
        <summary>{texts.story}</summary>
        <SignOff parts={item.sign_off} />
        <ItemSteps steps={item.steps} />
      </details>
      <DecisionBar
        id={DECIDE_ID}
        item={item}
        decisions={decisions}
        notes={sent.length}
        onReturn={startReturn}
        onFound={finish}
        onNext={next ? () => goTo(next) : null}
      />
    </>
  )
}
