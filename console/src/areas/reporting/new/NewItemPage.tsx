import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactElement, useEffect, useId, useRef } from 'react'
import { Empty } from '../../../parts/Empty'
import { Loading } from '../../../parts/Loading'
import { ProblemView } from '../../../parts/ProblemView'
import { When } from '../../../parts/When'
import { useMe } from '../../../session/session'
import { useCurrentEdition } from '../../../shell/edition'
import { Page } from '../../../shell/Page'
import { newItemTexts as texts } from '../../../texts/new_item.zh'
import { originTexts } from '../../../texts/origin.zh'
import '../reporting.css'
import { type Choice, choicesOf, standingOf } from './choices'
import { PrefillQuestion } from './PrefillQuestion'
import { useStart } from './use_start'

/** Everything that the unit can report: what it owes first, each with its deadline. */
export function NewItemPage(): ReactElement {
  const me = useMe()
  const edition = useCurrentEdition()
  const begin = useStart()
  useWanted(begin.start)
  const choices = edition.data ? choicesOf(edition.data, me.unit.kind) : []
  const start = (code: string): void => {
    if (edition.data) begin.start(code, edition.data.id)
  }
  const busy = begin.busy
  return (
    <Page title={texts.title} hint={texts.hint} actions={<Ways enters={me.unit.kind !== 'school'} />}>
      <ProblemView error={edition.error} onRetry={() => void edition.refetch()} />
      <ProblemView error={begin.error} />
      <PrefillQuestion start={begin} />
      {edition.isPending && !edition.error && <Loading />}
      {edition.data && choices.length === 0 && <Empty text={texts.none} />}
      <Group title={texts.owed} hint={texts.owedHint} choices={choices.filter(({ owed }) => owed)} busy={busy} onStart={start} />
      <Group title={texts.free} hint={texts.freeHint} choices={choices.filter(({ owed }) => !owed)} busy={busy} onStart={start} />
    </Page>
  )
}

/** Somebody came for one type: it is begun at once, and not again when they come back or load the page anew. */
function useWanted(start: (code: string, editionId: string) => void): void {
  const { type, edition } = useSearch({ from: '/items/new' })
  const navigate = useNavigate()
  const begun = useRef(false)
  useEffect(() => {
    if (!type || !edition || begun.current) return
    begun.current = true
    void navigate({ to: '/items/new', replace: true })
    start(type, edition)
  }, [type, edition, navigate, start])
}

/** Other ways than one item at a time, by oneself. */
function Ways({ enters }: { enters: boolean }): ReactElement {
  return (
    <>
      <Link to="/items/import">{texts.bulk}</Link>
      {enters && <Link to="/items/enter">{originTexts.proxy.link}</Link>}
    </>
  )
}

interface GroupProps {
  title: string
  hint: string
  choices: readonly Choice[]
  /** The type of the item that is being created. */
  busy: string | null
  onStart: (code: string) => void
}

function Group({ title, hint, choices, busy, onStart }: GroupProps): ReactElement | null {
  const headingId = useId()
  if (choices.length === 0) return null
  return (
    <section className="ow-r-types" aria-labelledby={headingId}>
      <h2 id={headingId}>{title}</h2>
      <p className="ow-quiet">{hint}</p>
      <ul className="ow-list">
        {choices.map((choice) => (
          <li key={choice.type.code} className="ow-r-type">
            <About choice={choice} />
            <Start choice={choice} busy={busy} onStart={onStart} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function About({ choice: { type, dueAt } }: { choice: Choice }): ReactElement {
  return (
    <div className="ow-r-type-about">
      <h3>{type.name}</h3>
      {texts.about[type.code] && <p>{texts.about[type.code]}</p>}
      <p className="ow-facts">
        <span>
          {texts.due} <When at={dueAt} />
        </span>
        {type.per_unit_max != null && <span>{texts.once(type.per_unit_max)}</span>}
        {type.pooled !== undefined && <span>{type.pooled ? texts.pooled : texts.accepted}</span>}
      </p>
    </div>
  )
}

/** Whether it can be begun now; the service decides by its own clock when it is submitted. */
function Start({ choice, busy, onStart }: { choice: Choice; busy: string | null; onStart: (code: string) => void }): ReactElement {
  const { code, name } = choice.type
  const standing = standingOf(choice, Date.now())
  if (standing === 'locked') return <p className="ow-quiet">{texts.locked}</p>
  return (
    <div className="ow-r-type-start">
      {standing === 'not-open' && (
        <p className="ow-quiet">
          {texts.notOpen}
          <When at={choice.opensAt} />
        </p>
      )}
      <Button
        size="large"
        type={choice.owed ? 'primary' : 'default'}
        loading={busy === code}
        disabled={busy !== null && busy !== code}
        aria-label={texts.startOf(name)}
        onClick={() => onStart(code)}
      >
        {texts.start}
      </Button>
    </div>
  )
}
