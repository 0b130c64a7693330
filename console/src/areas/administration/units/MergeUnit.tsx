import { type ReactElement, useState } from 'react'
import { answer, registry } from '../../../api/clients'
import { UnitSelect } from '../../../parts/UnitSelect'
import { unitsTexts } from '../../../texts/units.zh'
import { ReasonQuestion } from '../../../parts/ReasonQuestion'
import type { UnitInFull } from './unit'

const texts = unitsTexts.page

interface Props {
  unit: UnitInFull
  onDone: (accountsMoved: number) => void
  onCancel: () => void
}

/** The unit ends and goes over into another one. */
export function MergeUnit({ unit, onDone, onCancel }: Props): ReactElement {
  const [into, setInto] = useState<string | undefined>(undefined)
  return (
    <ReasonQuestion
      title={texts.mergeTitle(unit.name)}
      act={texts.merge}
      danger
      onAct={(reason) =>
        answer(
          registry.POST('/api/registry/v1/units/mergers', {
            body: { edition_id: unit.edition_id, unit_ids: [unit.id], into: into ?? unit.id, reason },
          }),
        )
      }
      onDone={({ accounts_moved }) => onDone(accounts_moved)}
      onCancel={onCancel}
    >
      <p>{texts.mergeHint}</p>
      <label htmlFor="merge-into" className="ow-question-label">
        {texts.mergeInto}
      </label>
      <UnitSelect
        id="merge-into"
        label={texts.mergeInto}
        placeholder={unitsTexts.register.parentHint}
        value={into}
        onChange={setInto}
      />
    </ReasonQuestion>
  )
}
