import type { ReactElement } from 'react'
import { When } from '../../../parts/When'
import type { components } from '../../../api/schema/submission'
import { correctionState, itemTexts as texts, publishedState } from '../../../texts/reporting.zh'
import type { Item } from '../draft/use_draft'

type Correction = components['schemas']['CorrectionOut']

/** Whether it is out, and which media printed it. */
export function Published({ item }: { item: Item }): ReactElement {
  const out = item.where_published
  return (
    <section className="ow-r-card" aria-labelledby="published-title">
      <h2 id="published-title">{texts.published}</h2>
      {out ? (
        <>
          <p>{publishedState(out)}</p>
          <dl className="ow-r-facts-list">
            {out.released_at && <Moment words={texts.releasedAt} at={out.released_at} />}
            {out.embargoed_until && <Moment words={texts.embargoUntil} at={out.embargoed_until} />}
            {out.withdrawn_at && <Moment words={texts.withdrawnAt} at={out.withdrawn_at} />}
          </dl>
          {out.correction && <Corrected correction={out.correction} />}
          {out.withdrawal_reason && (
            <p className="ow-r-lines">
              {texts.reason}
              {out.withdrawal_reason}
            </p>
          )}
          <h3>{texts.coverage}</h3>
          {out.coverage.length === 0 ? (
            <p className="ow-quiet">{texts.noCoverage}</p>
          ) : (
            <ul className="ow-r-coverage">
              {out.coverage.map((each) => (
                <li key={each.url}>
                  {safeAddress(each.url) ? (
                    <a href={each.url} target="_blank" rel="noreferrer noopener">
                      {each.title}
                      <span className="ow-only-heard">{texts.opensNew}</span>
                    </a>
                  ) : (
                    each.title
                  )}
                  <p className="ow-facts">
                    <span>{each.outlet}</span>
                    <When at={each.published_at} />
                  </p>
                </li>
              ))}
            </ul>
          )}
        </>
      ) : (
        <p className="ow-quiet">{texts.notPublished}</p>
      )}
    </section>
  )
}

/** What became of the newest correction. */
function Corrected({ correction }: { correction: Correction }): ReactElement {
  const { state, reason, decided_at } = correction
  return (
    <div role="note">
      <p>
        <strong>{correctionState(state)}</strong> {decided_at && <When at={decided_at} />}
      </p>
      {state === 'declined' && (
        <>
          <p className="ow-r-lines">
            {texts.declinedReason}
            {reason}
          </p>
          <p className="ow-quiet">{texts.declinedHint}</p>
        </>
      )}
    </div>
  )
}

function Moment({ words, at }: { words: string; at: string }): ReactElement {
  return (
    <>
      <dt>{words}</dt>
      <dd>
        <When at={at} />
      </dd>
    </>
  )
}

/** What a desk typed becomes a link only when it leads to a page. */
function safeAddress(address: string): boolean {
  return /^https?:\/\//i.test(address)
}
