import { Button, Input } from 'antd'
import { type ReactElement, type ReactNode, useId, useState } from 'react'
import { formTexts } from '../../texts/form.zh'
import { hintTexts as texts } from '../../texts/hints.zh'
import { ProblemView } from '../ProblemView'
import { goToPlace } from './places'
import { titleAt } from './pointers'
import type { FieldSpec } from './schema'
import { type Hint, useAppeal, useHints } from './use_hints'
import './report.css'

interface Props {
  itemId: string
  revision: number
  fields: readonly FieldSpec[]
  /** Whether the reader writes the item, and may say that a hint is mistaken. */
  writes: boolean
  /** The way to an item that this one is like. */
  linkTo: (itemId: string) => ReactNode
}

/** What is worth a second look, each a press away from its place. Nothing here keeps anybody from anything. */
export function Hints({ itemId, revision, fields, writes, linkTo }: Props): ReactElement {
  const headingId = useId()
  const { data, error, refetch } = useHints(itemId, revision)
  return (
    <section className="ow-hints" aria-labelledby={headingId}>
      <h2 id={headingId}>{texts.title}</h2>
      <p className="ow-quiet">{texts.hint}</p>
      <ProblemView error={error} onRetry={() => void refetch()} />
      {data && <p role="status">{data.length > 0 ? texts.count(data.length) : texts.none}</p>}
      {writes && <p className="ow-quiet">{texts.waiting}</p>}
      <ul>
        {data?.map((hint) => (
          <li key={hint.key}>
            <button type="button" className="ow-hint-place" onClick={() => goToPlace(hint.pointer)}>
              {texts.place(titleAt(fields, hint.pointer, formTexts.entry), hint.message)}
            </button>
            {hint.quote && <p className="ow-hint-quote">{texts.quoted(hint.quote)}</p>}
            {hint.instead && <p>{texts.instead(hint.instead)}</p>}
            {hint.other_id && <p>{linkTo(hint.other_id)}</p>}
            {hint.appeal && <p>{writes ? texts.appealed(hint.appeal.reason) : texts.appealedBy(hint.appeal.reason)}</p>}
            {writes && !hint.appeal && <Appeal itemId={itemId} hint={hint} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Appeal({ itemId, hint }: { itemId: string; hint: Hint }): ReactElement {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const appeal = useAppeal(itemId)
  if (!open) {
    return (
      <Button type="link" aria-label={texts.mistakenOf(hint.message)} onClick={() => setOpen(true)}>
        {texts.mistaken}
      </Button>
    )
  }
  return (
    <div className="ow-hint-appeal">
      <Input
        autoFocus
        aria-label={texts.reason}
        placeholder={texts.reasonHint}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <ProblemView error={appeal.error} />
      <Button
        type="primary"
        disabled={!reason.trim()}
        loading={appeal.isPending}
        onClick={() => appeal.mutate({ key: hint.key, reason: reason.trim() })}
      >
        {texts.send}
      </Button>{' '}
      <Button onClick={() => setOpen(false)}>{texts.cancel}</Button>
    </div>
  )
}
