import { Button, Checkbox } from 'antd'
import { type ReactElement, useState } from 'react'
import type { components } from '../../../api/schema/submission'
import { CopyButton } from '../../../parts/CopyButton'
import type { Content, FieldSpec } from '../../../parts/report/schema'
import { textOf } from '../../../parts/report/values'
import { writtenTexts as texts } from '../../../texts/import.zh'

export type Proposal = components['schemas']['ProposalOut']

/** The form that a text is taken into. */
export interface Target {
  fields: readonly FieldSpec[]
  /** What the form holds already. */
  content: Content
  onTake: (content: Content) => void
}

interface Props extends Target {
  proposal: Proposal
  onCancel: () => void
}

/** What was read of a text, for which field; what is written already is replaced only where the user says so. */
export function Proposed({ proposal, fields, content, onTake, onCancel }: Props): ReactElement {
  const found = fields.filter((field) => textOf(field, proposal.content[field.name]))
  const isWritten = (field: FieldSpec): boolean => textOf(field, content[field.name]) !== ''
  const [taken, setTaken] = useState<readonly string[]>(() => found.filter((field) => !isWritten(field)).map(({ name }) => name))
  const toggle = (name: string, on: boolean): void => setTaken(on ? [...taken, name] : taken.filter((each) => each !== name))
  return (
    <>
      {found.length === 0 && <p>{texts.none}</p>}
      <ul className="ow-r-proposed" aria-label={texts.found}>
        {found.map((field) => (
          <li key={field.name}>
            <Checkbox checked={taken.includes(field.name)} onChange={(event) => toggle(field.name, event.target.checked)}>
              {texts.take(field.title)}
              {isWritten(field) && <span className="ow-r-field-fault"> {texts.replaces}</span>}
            </Checkbox>
            <p className="ow-r-proposed-text">{textOf(field, proposal.content[field.name])}</p>
          </li>
        ))}
      </ul>
      {proposal.pictures > 0 && <p>{texts.pictures(proposal.pictures)}</p>}
      {proposal.tables > 0 && <p>{texts.tables(proposal.tables)}</p>}
      {proposal.hidden > 0 && <p>{texts.hidden(proposal.hidden)}</p>}
      {proposal.unplaced.length > 0 && (
        <section aria-labelledby="unplaced">
          <h3 id="unplaced">{texts.unplaced}</h3>
          <p className="ow-quiet">{texts.unplacedHint}</p>
          {proposal.unplaced.map(({ heading, text }, at) => (
            <div key={at} className="ow-r-dispute-text">
              <div className="ow-r-dispute-head">
                <span>{texts.underHeading(heading)}</span>
                <CopyButton text={text} />
              </div>
              <p className="ow-r-proposed-text">{text}</p>
            </div>
          ))}
        </section>
      )}
      <p className="ow-r-written-source">
        <Button
          type="primary"
          size="large"
          disabled={taken.length === 0}
          onClick={() => onTake(Object.fromEntries(taken.map((name) => [name, proposal.content[name]])))}
        >
          {texts.apply(taken.length)}
        </Button>{' '}
        <Button size="large" onClick={onCancel}>
          {texts.cancel}
        </Button>
      </p>
    </>
  )
}
