import type { ReactElement } from 'react'
import { Fact } from '../../parts/Fact'
import { Changes } from '../../parts/report/Changes'
import { When } from '../../parts/When'
import { correctionTexts as texts } from '../../texts/ministry.zh'
import { changesOf, without } from './correction'
import { MediaGrid } from './EntryMedia'
import type { Correction, Entry } from './entry'
import { useVocabulary } from './vocabulary'
import '../../parts/report/report.css'

/** A correction that waits, beside what is out: why, what it changes, which pictures go and come. */
export function CorrectionView({ entry, correction }: { entry: Entry; correction: Correction }): ReactElement {
  const changes = changesOf(entry, correction, useVocabulary(entry.edition_id))
  return (
    <section className="ow-sheet ow-correction" aria-labelledby="correction">
      <h2 id="correction">{texts.waits}</h2>
      <p className="ow-quiet">{texts.text}</p>
      <dl className="ow-sheet-pairs">
        <Fact name={texts.reason}>{correction.reason}</Fact>
        <Fact name={texts.approvedAt}>
          <When at={correction.approved_at} />
        </Fact>
      </dl>
      {changes.length === 0 && <p>{texts.same}</p>}
      {changes.map(({ name, old, fresh }) => (
        <div key={name}>
          <h3>{name}</h3>
          <Changes old={old} fresh={fresh} />
        </div>
      ))}
      <Pictures title={texts.gone} assets={without(entry.assets, correction.assets)} />
      <Pictures title={texts.added} assets={without(correction.assets, entry.assets)} />
    </section>
  )
}

function Pictures({ title, assets }: { title: string; assets: Entry['assets'] }): ReactElement | null {
  if (assets.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <MediaGrid assets={assets} />
    </>
  )
}
