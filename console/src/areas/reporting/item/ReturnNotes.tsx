import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { titleAt } from '../../../parts/report/pointers'
import type { FieldSpec } from '../../../parts/report/schema'
import { When } from '../../../parts/When'
import { formTexts } from '../../../texts/form.zh'
import { itemTexts } from '../../../texts/reporting.zh'
import type { Item } from '../draft/use_draft'
import { goToPlace, placeId } from '../../../parts/report/places'

interface Props {
  returned: NonNullable<Item['returned']>
  fields: readonly FieldSpec[]
  /** Outside the form: the item in whose form the places are. */
  itemId?: string
}

/** Why the item came back, note by note, each a press away from its field. */
export function ReturnNotes({ returned, fields, itemId }: Props): ReactElement {
  return (
    <section className="ow-r-return" aria-labelledby="return-title">
      <h2 id="return-title">
        {formTexts.returned}
        <span className="ow-quiet">
          {' '}
          {formTexts.returnedAt} <When at={returned.at} />
        </span>
      </h2>
      <p>{formTexts.returnHint}</p>
      <ol>
        {returned.notes.map(({ pointer, text }) => (
          <li key={pointer + text}>
            <strong>{titleAt(fields, pointer, formTexts.entry) || formTexts.returnAll}</strong>
            <span className="ow-r-lines">{text}</span>
            {pointer && <Way pointer={pointer} itemId={itemId} />}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Way({ pointer, itemId }: { pointer: string; itemId: string | undefined }): ReactElement {
  if (itemId === undefined) {
    return (
      <button type="button" className="ow-r-link" onClick={() => goToPlace(pointer)}>
        {formTexts.goThere}
      </button>
    )
  }
  return (
    <Link to="/items/$id/edit" params={{ id: itemId }} hash={placeId(pointer)}>
      {itemTexts.mend}
    </Link>
  )
}
