import { useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { answer, registry } from '../../../api/clients'
import { ActionButton } from '../../../parts/ActionButton'
import { ReasonQuestion } from '../../../parts/ReasonQuestion'
import { relevanceTexts } from '../../../texts/relevance.zh'
import type { UnitInFull } from './unit'

const texts = relevanceTexts.suspension

type Act = 'suspend' | 'resume'

const PATHS = {
  suspend: '/api/registry/v1/units/{unit_id}/suspension',
  resume: '/api/registry/v1/units/{unit_id}/resumption',
} as const

/** Whether the ministry takes reports from the unit in this edition; told to those to whom the service tells it. */
export function SuspensionCard({ unit }: { unit: UnitInFull }): ReactElement {
  const [asked, setAsked] = useState<Act | null>(null)
  const queries = useQueryClient()
  return (
    <section className="ow-card" aria-labelledby="unit-suspension">
      <header>
        <h2 id="unit-suspension">{texts.title}</h2>
        <ActionButton actions={unit.actions} action="suspend" danger onAct={() => setAsked('suspend')}>
          {texts.suspend}
        </ActionButton>
        <ActionButton actions={unit.actions} action="resume" onAct={() => setAsked('resume')}>
          {texts.resume}
        </ActionButton>
      </header>
      <p>{unit.suspension_reason ? texts.suspended(unit.suspension_reason) : texts.reports}</p>
      {unit.suspension_reason && (
        <p className="ow-quiet">
          {texts.rest}
          {texts.ask}
        </p>
      )}
      {asked && (
        <ReasonQuestion
          title={texts[`${asked}Title`](unit.name)}
          act={texts[asked]}
          danger={asked === 'suspend'}
          onAct={(reason) =>
            answer(
              registry.POST(PATHS[asked], {
                params: { path: { unit_id: unit.id } },
                body: { edition_id: unit.edition_id, reason },
              }),
            )
          }
          onDone={() => {
            setAsked(null)
            void queries.invalidateQueries({ queryKey: ['units'] })
          }}
          onCancel={() => setAsked(null)}
        >
          <p>{texts[`${asked}Consequence`]}</p>
        </ReasonQuestion>
      )}
    </section>
  )
}
