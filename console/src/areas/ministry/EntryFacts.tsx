import type { ReactElement } from 'react'
import { Fact } from '../../parts/Fact'
import { When } from '../../parts/When'
import { entryTexts, poolTexts } from '../../texts/ministry.zh'
import { type Entry, lines } from './entry'
import { useVocabulary } from './vocabulary'

/** Who reported it, when, and what it is about. */
export function EntryFacts({ entry }: { entry: Entry }): ReactElement {
  const words = useVocabulary(entry.edition_id)
  const people = entry.content['participants']
  const keywords = lines(entry.content, 'keywords')
  return (
    <dl className="ow-sheet-pairs" aria-label={entryTexts.facts}>
      <Fact name={entryTexts.unit}>{entry.unit_name}</Fact>
      <Fact name={entryTexts.region}>{entry.region || poolTexts.noRegion}</Fact>
      <Fact name={entryTexts.focusArea}>{words.focusArea(entry.focus_area)}</Fact>
      <Fact name={entryTexts.activityType}>{words.activityType(entry.activity_type)}</Fact>
      {typeof people === 'number' && <Fact name={entryTexts.participants}>{entryTexts.people(people.toLocaleString('zh-CN'))}</Fact>}
      {keywords.length > 0 && <Fact name={entryTexts.keywords}>{keywords.join('、')}</Fact>}
      <Fact name={entryTexts.receipt}>{entry.receipt_number}</Fact>
      <Fact name={entryTexts.submittedAt}>
        <When at={entry.submitted_at} />
      </Fact>
      <Fact name={entryTexts.approvedAt}>
        <When at={entry.approved_at} />
      </Fact>
      <Fact name={entryTexts.pooledAt}>
        <When at={entry.pooled_at} />
      </Fact>
    </dl>
  )
}
