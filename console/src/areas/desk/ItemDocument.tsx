import { type ReactElement, useState } from 'react'
import { Fact } from '../../parts/Fact'
import { When } from '../../parts/When'
import { itemTexts } from '../../texts/desk.zh'
import { altIdOf, type Association, blocksOf, idOf, isCorrected, namesOf, type NinjsItem } from './ninjs'

/** The document made readable: summary, text, pictures with their credits, rights, facts. */
export function ItemDocument({ item }: { item: NinjsItem }): ReactElement {
  const summary = item.descriptions?.find((each) => each.role === 'summary')?.value
  const media = item.associations ?? []
  const characters = item.bodies?.[0]?.charCount
  return (
    <div className="ow-item-text">
      <section className="ow-sheet ow-reading" aria-label={itemTexts.body}>
        {isCorrected(item) && (
          <div className="ow-ed-note" role="note">
            <p>{item.edNote}</p>
            <p className="ow-quiet">{itemTexts.corrected}</p>
          </div>
        )}
        {summary && <p className="ow-summary">{summary}</p>}
        {blocksOf(item).map(({ heading, text }, at) => (heading ? <h2 key={at}>{text}</h2> : <p key={at}>{text}</p>))}
        {characters !== undefined && <p className="ow-quiet">{itemTexts.characters(characters)}</p>}
      </section>
      <section className="ow-sheet">
        <h2>{itemTexts.media}</h2>
        {media.length === 0 && <p className="ow-quiet">{itemTexts.noMedia}</p>}
        <ul className="ow-media-grid">
          {media.map((each) => (
            <li key={each.uri}>
              <Picture media={each} />
            </li>
          ))}
        </ul>
      </section>
      <section className="ow-sheet">
        <h2>{itemTexts.rights}</h2>
        <p>{item.copyrightNotice}</p>
        <p>{item.usageTerms}</p>
      </section>
      <Facts item={item} />
    </div>
  )
}

/** Everything released may be seen by everybody: the public address serves the picture without a token. */
function Picture({ media }: { media: Association }): ReactElement {
  const [failed, setFailed] = useState(false)
  const address = `/api/media/v1/released/${encodeURIComponent(idOf(media.uri))}/renditions`
  const caption = media.descriptions.find((each) => each.role === 'caption')?.value ?? ''
  return (
    <figure>
      {failed ? (
        <p className="ow-media-waits">{itemTexts.mediaFailed}</p>
      ) : media.type === 'video' ? (
        <video src={`${address}/mp4`} poster={`${address}/cover`} controls preload="none" aria-label={caption} />
      ) : (
        <a href={`${address}/web`} target="_blank" rel="noreferrer">
          <img src={`${address}/preview`} alt={caption} onError={() => setFailed(true)} />
        </a>
      )}
      <figcaption>
        {caption}
        <span>{itemTexts.credit(media.by)}</span>
        <span>{itemTexts.made(media.digitalSourceType.name)}</span>
      </figcaption>
    </figure>
  )
}

function Facts({ item }: { item: NinjsItem }): ReactElement {
  const keywords = namesOf(item.subjects, 'keyword')
  const recommender = namesOf(item.organisations, 'recommender')
  return (
    <dl className="ow-sheet-pairs" aria-label={itemTexts.facts}>
      <Fact name={itemTexts.unit}>{item.copyrightHolder}</Fact>
      {recommender.length > 0 && <Fact name={itemTexts.recommender}>{recommender.join('、')}</Fact>}
      {item.located && <Fact name={itemTexts.place}>{item.located}</Fact>}
      <Fact name={itemTexts.area}>{namesOf(item.subjects, 'theme').join('、')}</Fact>
      <Fact name={itemTexts.activity}>{namesOf(item.subjects, 'activity').join('、')}</Fact>
      {keywords.length > 0 && <Fact name={itemTexts.keywords}>{keywords.join('、')}</Fact>}
      <Fact name={itemTexts.receiptNumber}>{altIdOf(item, 'receiptNumber')}</Fact>
      <Fact name={itemTexts.sequence}>{altIdOf(item, 'feedSequence')}</Fact>
      <Fact name={itemTexts.releasedAt}>
        <When at={item.firstCreated} />
      </Fact>
      {isCorrected(item) && (
        <Fact name={itemTexts.correctedAt}>
          <When at={item.versionCreated} />
        </Fact>
      )}
      {item.embargoedUntil && (
        <Fact name={itemTexts.embargo}>
          <When at={item.embargoedUntil} />
        </Fact>
      )}
    </dl>
  )
}
