import { Button, Checkbox, Input, Radio } from 'antd'
import { type ReactElement, useState } from 'react'
import { answer, submission } from '../../../../api/clients'
import type { components } from '../../../../api/schema/submission'
import { useCursorPages } from '../../../../parts/cursor_pages'
import { Loading } from '../../../../parts/Loading'
import { ProblemView } from '../../../../parts/ProblemView'
import type { FieldSpec } from '../../../../parts/report/schema'
import { useItems } from '../../../../parts/report/use_items'
import { listOf } from '../../../../parts/report/values'
import { StateTag } from '../../../../parts/StateTag'
import { formTexts } from '../../../../texts/form.zh'
import { partsTexts } from '../../../../texts/parts.zh'
import { reportTexts } from '../../../../texts/report.zh'
import { itemStates } from '../../../../texts/states.zh'
import { placeId } from '../../../../parts/report/places'
import type { InputProps } from './input'

type Line = components['schemas']['ItemLine']
type State = components['schemas']['ItemState']
type View = 'mine' | 'below'

const PAGE = 20
/** What may be picked anew; what was picked before and is something else by now is shown, and can be let go. */
const PICKABLE: readonly State[] = ['submitted', 'approved', 'received']

/** Items of the own unit or of those below it, picked instead of typed again. */
export function ItemsInput({ field, pointer, value, onChange, disabled, describedBy }: InputProps): ReactElement {
  const chosen = listOf(value)
  const full = field.maxItems !== undefined && chosen.length >= field.maxItems
  const pick = (id: string, on: boolean): void => onChange(on ? [...chosen, id] : chosen.filter((each) => each !== id))
  return (
    <div id={placeId(pointer)} role="group" aria-label={field.title} aria-describedby={describedBy}>
      <Chosen ids={chosen} disabled={disabled} onDrop={(id) => pick(id, false)} />
      {!disabled && <Offered field={field} chosen={chosen} full={full} onPick={pick} />}
    </div>
  )
}

interface ChosenProps {
  ids: readonly string[]
  disabled: boolean
  onDrop: (id: string) => void
}

/** What was picked, with what has become of it since. */
function Chosen({ ids, disabled, onDrop }: ChosenProps): ReactElement {
  const seen = useItems(ids)
  return (
    <>
      <p className="ow-quiet">{formTexts.picked(ids.length)}</p>
      <ul className="ow-r-picks">
        {seen.map(({ id, item, failed }) => (
          <li key={id}>
            <Checkbox checked disabled={disabled} onChange={() => onDrop(id)}>
              {item ? reportTexts.titleOf(item.title, item.unit_name) : failed ? reportTexts.unreadable : reportTexts.reading}{' '}
              {item && <StateTag state={item.state} words={itemStates} />}
              {item && !PICKABLE.includes(item.state) && <span className="ow-r-field-fault"> {formTexts.pickGone}</span>}
            </Checkbox>
          </li>
        ))}
      </ul>
    </>
  )
}

interface OfferedProps {
  field: FieldSpec
  chosen: readonly string[]
  /** Whether no more may be picked. */
  full: boolean
  onPick: (id: string, on: boolean) => void
}

function Offered({ field, chosen, full, onPick }: OfferedProps): ReactElement {
  const [view, setView] = useState<View>('mine')
  const [text, setText] = useState('')
  const [type] = field.itemTypes.length === 1 ? field.itemTypes : []
  const pages = useCursorPages<Line>(['items', 'to-pick', view, type, text], (cursor) => {
    const narrowed = { ...(type && { item_type: type }), ...(text && { text }), ...(cursor && { cursor }) }
    const query = { view, limit: PAGE, state: [...PICKABLE], ...narrowed }
    return answer(submission.GET('/api/submission/v1/items', { params: { query } }))
  })
  const fits = ({ id, item_type }: Line): boolean =>
    !chosen.includes(id) && (field.itemTypes.length === 0 || field.itemTypes.includes(item_type))
  const shown = pages.items.filter(fits)
  return (
    <details className="ow-r-offered">
      <summary>{formTexts.pickMore}</summary>
      <div className="ow-r-offered-filter">
        <Radio.Group
          aria-label={formTexts.pickFrom}
          value={view}
          onChange={(event) => setView(event.target.value as View)}
          options={[
            { value: 'mine', label: formTexts.pickMine },
            { value: 'below', label: formTexts.pickBelow },
          ]}
        />
        <Input.Search aria-label={formTexts.pickText} placeholder={formTexts.pickText} allowClear maxLength={100} onSearch={(words) => setText(words.trim())} />
      </div>
      <ProblemView error={pages.error} onRetry={() => void pages.refetch()} />
      {pages.isPending && <Loading />}
      {pages.data && shown.length === 0 && !pages.hasNextPage && <p className="ow-quiet">{formTexts.pickNone}</p>}
      <ul className="ow-r-picks">
        {shown.map((item) => (
          <li key={item.id}>
            <Checkbox checked={false} disabled={full} onChange={() => onPick(item.id, true)}>
              {reportTexts.titleOf(item.title, item.unit_name)} <StateTag state={item.state} words={itemStates} />
            </Checkbox>
          </li>
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button onClick={() => void pages.fetchNextPage()} loading={pages.isFetchingNextPage}>
          {partsTexts.more}
        </Button>
      )}
    </details>
  )
}
