import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { answer, registry } from '../../api/clients'
import { ActionButton } from '../../parts/ActionButton'
import { Empty } from '../../parts/Empty'
import { Loading } from '../../parts/Loading'
import { ProblemView } from '../../parts/ProblemView'
import { type Column, RecordTable } from '../../parts/RecordTable'
import { When } from '../../parts/When'
import { Page } from '../../shell/Page'
import { administrationTexts } from '../../texts/administration.zh'
import { editionTexts } from '../../texts/editions.zh'
import '../../parts/sheet.css'
import './administration.css'
import type { Edition } from './edition_form'
import { EditionForm } from './EditionForm'
import { NewEdition } from './NewEdition'

const texts = administrationTexts.editions

/** All editions; each with its dates and its vocabularies, and the way to amend what it says. */
export function EditionsPage(): ReactElement {
  const { data, error, refetch } = useQuery({
    queryKey: ['edition', 'list'],
    queryFn: () => answer(registry.GET('/api/registry/v1/editions')),
  })
  const current = useQuery({
    queryKey: ['edition', 'current'],
    queryFn: () => answer(registry.GET('/api/registry/v1/editions/current')),
    staleTime: 600_000,
  })
  const [amending, setAmending] = useState<string | null>(null)
  const [cloning, setCloning] = useState<Edition | null>(null)
  const [done, setDone] = useState('')
  return (
    <Page title={texts.title} hint={texts.hint}>
      <ProblemView error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {data?.items.length === 0 && <Empty text={texts.empty} />}
      <div role="status">{done && <p className="ow-said">{done}</p>}</div>
      {cloning && (
        <NewEdition
          from={cloning}
          onDone={(words) => {
            setCloning(null)
            setDone(words)
          }}
          onCancel={() => setCloning(null)}
        />
      )}
      {data?.items.map((edition) => (
        <section key={edition.id} className="ow-card" aria-labelledby={`edition-${edition.id}`}>
          <header>
            <h2 id={`edition-${edition.id}`}>
              {edition.name}
              {edition.id === current.data?.id && <span className="ow-state ow-state-progress">{texts.current}</span>}
              <span className="ow-state">{texts.phases[edition.phase] ?? edition.phase}</span>
            </h2>
            {amending !== edition.id && (
              <ActionButton actions={edition.actions} action="amend" onAct={() => setAmending(edition.id)}>
                {texts.amend}
              </ActionButton>
            )}
            {!cloning && edition.actions.allowed.includes('amend') && (
              <Button onClick={() => setCloning(edition)}>{editionTexts.begin}</Button>
            )}
          </header>
          {amending === edition.id ? (
            <EditionForm
              edition={edition}
              onDone={(words) => {
                setAmending(null)
                setDone(words)
              }}
              onCancel={() => setAmending(null)}
            />
          ) : (
            <EditionFacts edition={edition} />
          )}
          <Vocabularies edition={edition} />
        </section>
      ))}
    </Page>
  )
}

function EditionFacts({ edition }: { edition: Edition }): ReactElement {
  const { fields } = texts
  return (
    <dl className="ow-facts-list">
      <dt>{fields.theme}</dt>
      <dd>{edition.theme}</dd>
      <dt>{fields.document_number}</dt>
      <dd>{edition.document_number}</dd>
      <dt>{texts.week}</dt>
      <dd>
        <When at={edition.starts_on} dayOnly /> {texts.to} <When at={edition.ends_on} dayOnly />
      </dd>
      <dt>{fields.plan_due_on}</dt>
      <dd>
        <When at={edition.plan_due_on} dayOnly />
      </dd>
      <dt>{fields.summary_due_on}</dt>
      <dd>
        <When at={edition.summary_due_on} dayOnly />
        {edition.summary_due_rolls && texts.rolls}
      </dd>
      <dt>{fields.opens_at}</dt>
      <dd>
        <When at={edition.opens_at} />
      </dd>
      <dt>{fields.due_at}</dt>
      <dd>
        <When at={edition.due_at} />
      </dd>
      <dt>{fields.locks_at}</dt>
      <dd>
        <When at={edition.locks_at} />
      </dd>
      <dt>{editionTexts.issuers}</dt>
      <dd>{edition.issuers.map(({ name }) => name).join(texts.comma) || editionTexts.none}</dd>
      {edition.hints.length > 0 && (
        <>
          <dt>{texts.hints}</dt>
          <dd>{edition.hints.map(({ detail }) => detail).join('；')}</dd>
        </>
      )}
      {edition.notes && (
        <>
          <dt>{fields.notes}</dt>
          <dd>{edition.notes}</dd>
        </>
      )}
    </dl>
  )
}

type ItemType = Edition['item_types'][number]

const itemTypeColumns: readonly Column<ItemType>[] = [
  { key: 'name', title: texts.itemType, names: true, cell: (each) => `${each.name}（${each.code}）` },
  { key: 'title', title: texts.titleMax, cell: (each) => texts.characters(each.title_max) },
  { key: 'body', title: texts.bodyLength, cell: (each) => texts.bodyRange(each.body_min, each.body_max) },
  { key: 'photos', title: texts.photos, cell: (each) => texts.pieces(each.photos_max) },
  { key: 'videos', title: texts.videos, cell: (each) => texts.pieces(each.videos_max) },
  {
    key: 'owed',
    title: editionTexts.owedBy,
    cell: (each) => each.owed_by.map((kind) => administrationTexts.unitKinds[kind]).join(texts.comma) || editionTexts.nobody,
  },
  { key: 'due', title: editionTexts.due, cell: (each) => (each.due_at ? <When at={each.due_at} /> : editionTexts.editionTime) },
  {
    key: 'limit',
    title: editionTexts.perUnit,
    cell: (each) => (each.per_unit_max === null ? editionTexts.noLimit : texts.pieces(each.per_unit_max)),
  },
  { key: 'goes', title: editionTexts.goesTo, cell: (each) => (each.pooled ? editionTexts.pooled : editionTexts.office) },
]

function Vocabularies({ edition }: { edition: Edition }): ReactElement {
  return (
    <details className="ow-words">
      <summary>{texts.vocabularies}</summary>
      <Words title={texts.focusAreas} terms={edition.focus_areas} />
      <Words title={texts.activityTypes} terms={edition.activity_types} />
      {edition.vocabularies.map(({ field, name, terms }) => (
        <Words key={field} title={name} terms={terms} />
      ))}
      <h3>{editionTexts.wordings}</h3>
      {edition.wordings.map(({ right, wrong }) => (
        <p key={right}>{editionTexts.wording(right, wrong.join(texts.comma))}</p>
      ))}
      <h3>{texts.itemTypes}</h3>
      <RecordTable
        label={texts.itemTypes}
        columns={itemTypeColumns}
        rows={edition.item_types}
        keyOf={(each) => each.code}
      />
    </details>
  )
}

function Words({ title, terms }: { title: string; terms: Edition['focus_areas'] }): ReactElement {
  const groups = [...new Set(terms.map(({ group }) => group))]
  return (
    <>
      <h3>{title}</h3>
      {groups.map((group) => (
        <p key={group}>
          {group && `${group}${texts.colon}`}
          {terms
            .filter((term) => term.group === group)
            .map(({ name }) => name)
            .join(texts.comma)}
        </p>
      ))}
    </>
  )
}
