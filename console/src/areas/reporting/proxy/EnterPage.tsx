import { Button, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { Loading } from '../../../parts/Loading'
import { ProblemView } from '../../../parts/ProblemView'
import { CASE } from '../../../parts/report/type_codes'
import { useReportForm } from '../../../parts/report/use_report_form'
import { useTypeNames } from '../../../parts/report/use_type_names'
import { UnitSelect } from '../../../parts/UnitSelect'
import { useMe } from '../../../session/session'
import { useCurrentEdition } from '../../../shell/edition'
import { Page } from '../../../shell/Page'
import { originTexts } from '../../../texts/origin.zh'
import type { Edition } from '../new/choices'
import { EntryForm, type Entered } from './EntryForm'
import { type Entry, KeptEntries } from './kept_entries'
import '../../../parts/card.css'
import '../../../parts/sheet.css'
import '../reporting.css'

const texts = originTexts.proxy

/** What came by fax or mail from a unit below, typed in for it by the form of its type. */
export function EnterPage(): ReactElement {
  const edition = useCurrentEdition()
  return (
    <Page title={texts.title} hint={texts.hint}>
      <ProblemView error={edition.error} onRetry={() => void edition.refetch()} />
      {edition.isPending && <Loading />}
      {edition.data && <Entering key={edition.data.id} edition={edition.data} />}
    </Page>
  )
}

function Entering({ edition }: { edition: Edition }): ReactElement {
  const me = useMe()
  const { types, nameOf } = useTypeNames()
  const [kept] = useState(() => new KeptEntries(me.id, edition.id))
  const [unit, setUnit] = useState<Entry['unit'] | null>(null)
  const [type, setType] = useState(CASE)
  const [entered, setEntered] = useState<Entered | null>(null)
  // Another form each time that one is done with, also for the same unit and type.
  const [round, setRound] = useState(0)
  const form = useReportForm(type, edition.id)
  const waiting = kept.all().filter((entry) => entry.unit.id !== unit?.id || entry.type !== type)
  return (
    <>
      <div role="status">{entered && <p className="ow-said">{texts.done(entered.unit_name, entered.title)}</p>}</div>
      {waiting.length > 0 && (
        <section className="ow-card" aria-labelledby="entries-waiting">
          <h2 id="entries-waiting">{texts.waiting}</h2>
          <ul className="ow-list">
            {waiting.map((entry) => (
              <li key={`${entry.unit.id} ${entry.type}`}>
                <Button
                  onClick={() => {
                    setUnit(entry.unit)
                    setType(entry.type)
                  }}
                >
                  {texts.goOn(entry.unit.name, nameOf(entry.type))}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="ow-card" aria-label={texts.title}>
        <label htmlFor="proxy-unit">{texts.unit}</label>
        <UnitSelect
          id="proxy-unit"
          label={texts.unit}
          placeholder={texts.unitHint}
          under={me.unit.id}
          value={unit?.id}
          onChange={(id, chosen) => setUnit(id && chosen ? { id, name: chosen.name } : null)}
        />
        <label htmlFor="proxy-type">{texts.type}</label>
        <Select id="proxy-type" className="ow-r-wide" value={type} options={[...types]} onChange={setType} />
        {!unit && <p className="ow-quiet">{texts.unitFirst}</p>}
      </section>
      <ProblemView error={form.error} onRetry={() => void form.refetch()} />
      {unit && form.isPending && <Loading />}
      {unit && form.data && (
        <EntryForm
          key={`${unit.id} ${type} ${round}`}
          editionId={edition.id}
          form={form.data}
          unit={unit}
          type={type}
          kept={kept}
          onEntered={(item) => {
            setEntered(item)
            setRound(round + 1)
          }}
          onEmptied={() => setRound(round + 1)}
        />
      )}
    </>
  )
}
