import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { answer, registry } from '../../api/clients'
import type { components } from '../../api/schema/registry'
import { Loading } from '../../parts/Loading'
import { ProblemView } from '../../parts/ProblemView'
import { When } from '../../parts/When'
import { administrationTexts } from '../../texts/administration.zh'
import { editionTexts } from '../../texts/editions.zh'
import { type Edition, type EditionFields, fieldsOfEdition, written } from './edition_form'
import { EditionInputs } from './EditionInputs'

type Proposal = components['schemas']['EditionProposal']

interface Props {
  /** The edition that the new one begins with. */
  from: Edition
  onDone: (words: string) => void
  onCancel: () => void
}

/** A new edition out of an earlier one: the year first, then what only the new notice knows. */
export function NewEdition({ from, onDone, onCancel }: Props): ReactElement {
  const [year, setYear] = useState(from.year + 1)
  const clone = useQuery({
    queryKey: ['edition', 'clone', from.id, year],
    queryFn: () =>
      answer(
        registry.GET('/api/registry/v1/editions/{edition_id}/clone', {
          params: { path: { edition_id: from.id }, query: { year } },
        }),
      ),
    enabled: year >= 2015 && year <= 2100,
    staleTime: 600_000,
  })
  return (
    <section className="ow-card" aria-labelledby="new-edition">
      <h2 id="new-edition">{editionTexts.newFrom(from.name)}</h2>
      <p className="ow-quiet">{editionTexts.newHint}</p>
      <label className="ow-check">
        {editionTexts.year}
        <Input type="number" min={2015} max={2100} value={year} onChange={(event) => setYear(Number(event.target.value))} />
      </label>
      <ProblemView error={clone.error} onRetry={() => void clone.refetch()} />
      {clone.isLoading && <Loading />}
      {clone.data && <ProposalForm key={year} proposal={clone.data} onDone={onDone} onCancel={onCancel} />}
    </section>
  )
}

function ProposalForm({ proposal, onDone, onCancel }: { proposal: Proposal } & Pick<Props, 'onDone' | 'onCancel'>): ReactElement {
  const queries = useQueryClient()
  const publishing = useMutation({
    mutationFn: (fields: EditionFields) =>
      answer(registry.POST('/api/registry/v1/editions', { body: { ...proposal, ...written(fields) } })),
    onSuccess: (edition) => {
      void queries.invalidateQueries({ queryKey: ['edition'] })
      onDone([editionTexts.published(edition.name), ...edition.hints.map(({ detail }) => detail)].join(''))
    },
  })
  return (
    <Form<EditionFields>
      name="new-edition"
      layout="vertical"
      requiredMark={false}
      initialValues={fieldsOfEdition({ document_number: '', notes: '', summary_due_rolls: false, ...proposal })}
      onFinish={(fields) => publishing.mutate(fields)}
    >
      <ProposedWeek year={proposal.year} />
      <EditionInputs />
      <ProblemView error={publishing.error} />
      <div className="ow-form-acts">
        <Button type="primary" htmlType="submit" loading={publishing.isPending}>
          {editionTexts.publish}
        </Button>
        <Button onClick={onCancel} disabled={publishing.isPending}>
          {administrationTexts.cancel}
        </Button>
      </div>
    </Form>
  )
}

/** What the calendar proposes; the ministry confirms other dates by writing them below. */
function ProposedWeek({ year }: { year: number }): ReactElement | null {
  const { data } = useQuery({
    queryKey: ['edition', 'proposal', year],
    queryFn: () => answer(registry.GET('/api/registry/v1/editions/proposal', { params: { query: { year } } })),
    staleTime: 600_000,
  })
  if (!data) return null
  return (
    <p className="ow-quiet">
      {editionTexts.proposed}
      <When at={data.starts_on} dayOnly />
      {editionTexts.to}
      <When at={data.ends_on} dayOnly />
      {editionTexts.summaryDue}
      <When at={data.summary_due_on} dayOnly />
      {data.summary_due_rolled_on !== data.summary_due_on && (
        <>
          {editionTexts.rolledTo}
          <When at={data.summary_due_rolled_on} dayOnly />
        </>
      )}
      {data.confirmed && editionTexts.confirmed}
    </p>
  )
}
