import type { ReactElement } from 'react'
import { reportTexts as texts } from '../../texts/report.zh'
import { itemStates } from '../../texts/states.zh'
import { StateTag } from '../StateTag'
import { type ItemSeen, useItems } from './use_items'

interface Props {
  ids: readonly string[]
  /** What was picked before, where it is compared. */
  before?: readonly string[] | null
}

/** Picked items by their titles, each with what became of it since. */
export function PickedItems({ ids, before = null }: Props): ReactElement {
  const gone = before?.filter((id) => !ids.includes(id)) ?? []
  const seen = useItems([...gone, ...ids])
  if (seen.length === 0) return <p className="ow-quiet">{texts.nothingWritten}</p>
  return (
    <ul className="ow-report-lines">
      {seen.map((each) => (
        <li key={each.id}>
          {gone.includes(each.id) ? (
            <del>
              <span className="ow-only-heard">{texts.gone}</span>
              <Title seen={each} />
            </del>
          ) : before && !before.includes(each.id) ? (
            <ins>
              <span className="ow-only-heard">{texts.came}</span>
              <Title seen={each} />
            </ins>
          ) : (
            <Title seen={each} />
          )}{' '}
          {each.item && <StateTag state={each.item.state} words={itemStates} />}
        </li>
      ))}
    </ul>
  )
}

function Title({ seen: { item, failed } }: { seen: ItemSeen }): ReactElement {
  if (failed) return <span className="ow-quiet">{texts.unreadable}</span>
  return <>{item ? texts.titleOf(item.title, item.unit_name) : texts.reading}</>
}
