import type { ReactElement, ReactNode } from 'react'
import type { components } from '../../api/schema/submission'
import { relevanceTexts as texts } from '../../texts/relevance.zh'
import { When } from '../When'
import '../card.css'
import './findings.css'

type Finding = components['schemas']['FindingOut']

interface Props {
  findings: readonly Finding[]
  /** What the reader may do about the newest. */
  children: ReactNode
}

/** Findings that an item has nothing to do with the week, each with the appeal beside it; the newest first. */
export function Findings({ findings, children }: Props): ReactElement | null {
  if (findings.length === 0) return null
  return (
    <section className="ow-card" aria-labelledby="findings-title">
      <h2 id="findings-title">{texts.findings}</h2>
      {[...findings].reverse().map((finding) => (
        <div key={finding.found_at} className="ow-finding">
          <Found finding={finding} />
          <Appeal finding={finding} />
        </div>
      ))}
      {children}
    </section>
  )
}

function Found({ finding }: { finding: Finding }): ReactElement {
  return (
    <div>
      <h3>
        {texts.finding} <span className="ow-quiet">{texts.of(finding.submission_number)}</span>
      </h3>
      <dl className="ow-facts-list">
        <dt>{texts.level}</dt>
        <dd>
          {finding.level_name} <When at={finding.found_at} />
        </dd>
        <dt>{texts.reason}</dt>
        <dd>{texts.reasons[finding.reason]}</dd>
        <dt>{texts.text}</dt>
        <dd className="ow-finding-text">{finding.text}</dd>
      </dl>
    </div>
  )
}

function Appeal({ finding }: { finding: Finding }): ReactElement {
  return (
    <div>
      <h3>{texts.appeal}</h3>
      {finding.appealed_at === null ? (
        <p className="ow-quiet">{texts.noAppeal}</p>
      ) : (
        <>
          <p className="ow-finding-text">{finding.appeal_text}</p>
          <p>
            <strong>{finding.verdict ? texts.verdicts[finding.verdict] : texts.waits(finding.appeal_level_name)}</strong>{' '}
            <When at={finding.decided_at ?? finding.appealed_at} />
          </p>
          {finding.verdict && <p className="ow-finding-text">{finding.verdict_text}</p>}
        </>
      )}
    </div>
  )
}
