import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { ActionButton } from '../../parts/ActionButton'
import { ProblemView } from '../../parts/ProblemView'
import { actTexts, entryTexts, scoreTexts, stageNames } from '../../texts/ministry.zh'
import { DecideDialog } from './DecideDialog'
import type { Entry, EntryState, Stage } from './entry'
import { type EntryAct, useEntryAct } from './entry_acts'
import { lastPool } from './pool_search'
import { ReasonDialog, type ReasonWords } from './ReasonDialog'
import { ReviewDialog } from './ReviewDialog'

interface Props {
  entry: Entry
  onDone: (act: EntryAct['kind']) => void
}

type Dialog = keyof typeof REASONS | 'decide' | 'review'

/** The step that brings an entry on from each state. */
const NEXT: { readonly [state in EntryState]?: string } = {
  pooled: 'assign',
  assigned: 'score',
  scored: 'propose',
  proposed: 'review-first',
  first_reviewed: 'review-second',
  second_reviewed: 'review-final',
  final_reviewed: 'decide',
  decided: 'release',
  released: 'release-correction',
}

const REVIEW_STAGES: { readonly [action: string]: Stage } = {
  'review-first': 'first',
  'review-second': 'second',
  'review-final': 'final',
}

const REASONS = {
  recuse: {
    title: actTexts.recuseTitle,
    consequence: actTexts.recuseConsequence,
    act: actTexts.recuse,
    field: { label: actTexts.recuseReason, longest: 500 },
  },
  propose: {
    title: actTexts.proposeTitle,
    consequence: actTexts.proposeConsequence,
    act: actTexts.propose,
    field: { label: actTexts.proposeReason, hint: actTexts.proposeHint, longest: 1000 },
  },
  decline: { title: actTexts.declineTitle, consequence: actTexts.declineConsequence, act: actTexts.decline, danger: true },
  withdraw: {
    title: actTexts.withdrawTitle,
    consequence: actTexts.withdrawConsequence,
    act: actTexts.withdraw,
    danger: true,
    field: { label: actTexts.withdrawReason, hint: actTexts.withdrawReasonHint, longest: 500 },
  },
  'release-correction': {
    title: actTexts.releaseCorrectionTitle,
    consequence: actTexts.releaseCorrectionConsequence,
    act: actTexts.releaseCorrection,
  },
  'decline-correction': {
    title: actTexts.declineCorrectionTitle,
    consequence: actTexts.declineCorrectionConsequence,
    act: actTexts.declineCorrection,
    field: { label: actTexts.declineCorrectionReason, hint: actTexts.declineCorrectionReasonHint, longest: 500 },
  },
} satisfies Record<string, ReasonWords>

/** What the reader may do now; what is locked, with why and who can open it. */
export function EntryActions({ entry, onDone }: Props): ReactElement {
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const navigate = useNavigate()
  const act = useEntryAct(entry.id)
  const { actions } = entry
  const seen = entry.correction?.item_version ?? 0
  const stage = actions.allowed.map((action) => REVIEW_STAGES[action]).find(Boolean)
  const open = (which: Dialog): void => {
    act.reset()
    setDialog(which)
  }
  const send = async (what: EntryAct): Promise<void> => {
    try {
      await act.mutateAsync(what)
    } catch {
      // Drawn from the mutation, in the dialog or above the buttons.
      return
    }
    setDialog(null)
    onDone(what.kind)
    if (what.kind === 'recuse') await navigate({ to: '/pool', search: lastPool() })
  }
  const press = (action: string): void => {
    if (action === 'assign') void send({ kind: 'assign' })
    else if (action === 'release') void navigate({ to: '/release-desk', search: { pick: entry.id } })
    else if (action in REVIEW_STAGES) open('review')
    else open(action as Dialog)
  }
  const buttons = actions.allowed.filter((action) => action !== 'score')
  // On a phone the sheet's own bar stands at the foot of the screen.
  const scores = actions.allowed.includes('score')
  const awaited = NEXT[entry.state as EntryState]
  const inTheWay = actions.locked.filter((each) => each.action === awaited)
  const later = actions.locked.filter((each) => each.action !== awaited)
  const button = (action: string): ReactElement => (
    <ActionButton
      key={action}
      actions={actions}
      action={action}
      type={action === awaited ? 'primary' : 'default'}
      danger={action === 'withdraw' || action === 'decline'}
      busy={act.isPending && dialog === null}
      onAct={() => press(action)}
    >
      {wordsOf(action, entry)}
    </ActionButton>
  )
  const common = { busy: act.isPending, error: act.error, onClose: () => setDialog(null) }
  return (
    <>
      {buttons.length > 0 && (
        <div className={`ow-action-bar ${scores ? 'ow-action-bar-still' : ''}`} role="group" aria-label={entryTexts.next}>
          {buttons.map(button)}
          {actions.allowed.includes('assign') && <p className="ow-quiet">{actTexts.assignHint}</p>}
        </div>
      )}
      {dialog === null && <ProblemView error={act.error} />}
      <section className="ow-sheet ow-locked-list">
        {inTheWay.map(({ action }) => button(action))}
        {actions.allowed.length === 0 && inTheWay.length === 0 && <p className="ow-quiet">{entryTexts.nothing}</p>}
        {later.length > 0 && (
          <details className="ow-details">
            <summary>{entryTexts.later(later.length)}</summary>
            {later.map(({ action }) => button(action))}
          </details>
        )}
      </section>
      {(dialog === 'recuse' || dialog === 'propose' || dialog === 'withdraw') && (
        <ReasonDialog words={REASONS[dialog]} {...common} onAct={(reason) => void send({ kind: dialog, reason })} />
      )}
      {dialog === 'decline' && <ReasonDialog words={REASONS.decline} {...common} onAct={() => void send({ kind: 'decline' })} />}
      {dialog === 'release-correction' && (
        <ReasonDialog words={REASONS[dialog]} {...common} onAct={() => void send({ kind: dialog, itemVersion: seen })} />
      )}
      {dialog === 'decline-correction' && (
        <ReasonDialog words={REASONS[dialog]} {...common} onAct={(reason) => void send({ kind: dialog, itemVersion: seen, reason })} />
      )}
      {dialog === 'review' && stage && (
        <ReviewDialog stage={stage} {...common} onAct={(verdict, note) => void send({ kind: 'review', stage, verdict, note })} />
      )}
      {dialog === 'decide' && (
        <DecideDialog
          until={entry.embargoed_until}
          {...common}
          onAct={(embargoedUntil) => void send({ kind: 'decide', embargoedUntil })}
        />
      )}
    </>
  )
}

function wordsOf(action: string, entry: Entry): string {
  const stage = REVIEW_STAGES[action]
  if (stage) return actTexts.review(stageNames[stage])
  if (action === 'decide') return entry.state === 'decided' ? actTexts.changeDecision : actTexts.decide
  if (action === 'score') return scoreTexts.title
  if (action === 'release-correction') return actTexts.releaseCorrection
  if (action === 'decline-correction') return actTexts.declineCorrection
  return actTexts[action as 'assign' | 'recuse' | 'propose' | 'decline' | 'release' | 'withdraw']
}
