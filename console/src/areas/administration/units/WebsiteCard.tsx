import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { answer, ifMatch, registry } from '../../../api/clients'
import { Problem } from '../../../api/problem'
import type { components } from '../../../api/schema/registry'
import { Loading } from '../../../parts/Loading'
import { ProblemView } from '../../../parts/ProblemView'
import { When } from '../../../parts/When'
import { unitsTexts } from '../../../texts/units.zh'

export type Website = components['schemas']['WebsiteOut']

const texts = unitsTexts.website

interface Props {
  unitId: string
  keeps: boolean
}

/** The special website of a unit, and what the last look at it said. */
export function WebsiteCard({ unitId, keeps }: Props): ReactElement {
  const [editing, setEditing] = useState(false)
  const { data: website, error, refetch } = useQuery({ queryKey: ['units', 'website', unitId], queryFn: () => websiteOf(unitId) })
  return (
    <section className="ow-card" aria-labelledby="unit-website">
      <header>
        <h2 id="unit-website">{texts.title}</h2>
        {keeps && website !== undefined && !editing && (
          <Button onClick={() => setEditing(true)}>{website ? texts.change : texts.tell}</Button>
        )}
      </header>
      {website === undefined && (error ? <ProblemView error={error} onRetry={() => void refetch()} /> : <Loading />)}
      {website === null && !editing && <p>{texts.none}</p>}
      {website && <Sighting website={website} />}
      {editing && website !== undefined && (
        <WebsiteForm unitId={unitId} website={website} onDone={() => setEditing(false)} />
      )}
    </section>
  )
}

/** Null where the unit has told none: that is no failure. */
async function websiteOf(unitId: string): Promise<Website | null> {
  try {
    return await answer(registry.GET('/api/registry/v1/units/{unit_id}/website', { params: { path: { unit_id: unitId } } }))
  } catch (error) {
    if (error instanceof Problem && error.code === 'no-website') return null
    throw error
  }
}

/** How a website was found, in a word and a colour. */
export function WebsiteState({ website }: { website: Website }): ReactElement {
  const look = website.outcome === 'alive' ? 'good' : website.outcome === '' ? 'quiet' : 'alert'
  return (
    <>
      <span className={`ow-state ow-state-${look}`}>{texts.outcomes[website.outcome] ?? website.outcome_name}</span>
      {website.reason && <span className="ow-quiet"> {website.reason}</span>}
    </>
  )
}

function Sighting({ website }: { website: Website }): ReactElement {
  return (
    <>
      <dl className="ow-facts-list">
        <dt>{texts.url}</dt>
        <dd>
          <a href={website.url} target="_blank" rel="noreferrer noopener">
            {website.url}
          </a>
        </dd>
        <dt>{texts.checked}</dt>
        <dd>
          <WebsiteState website={website} /> {website.checked_at && <When at={website.checked_at} />}
        </dd>
        {website.final_url && website.final_url !== website.url && (
          <>
            <dt>{texts.final}</dt>
            <dd>{website.final_url}</dd>
          </>
        )}
        {website.failing_since && (
          <>
            <dt>{texts.failing}</dt>
            <dd>
              <When at={website.failing_since} />
            </dd>
          </>
        )}
      </dl>
      {website.is_plain && <p className="ow-quiet">{texts.plain}</p>}
    </>
  )
}

function WebsiteForm({ unitId, website, onDone }: { unitId: string; website: Website | null; onDone: () => void }): ReactElement {
  const queries = useQueryClient()
  const saving = useMutation({
    mutationFn: ({ url }: { url: string }) =>
      answer(
        registry.PUT('/api/registry/v1/units/{unit_id}/website', {
          params: { path: { unit_id: unitId }, header: ifMatch(website?.revision ?? 0) },
          body: { url: url.trim() },
        }),
      ),
    onSuccess: (told) => {
      queries.setQueryData(['units', 'website', unitId], told)
      onDone()
    },
  })
  return (
    <Form<{ url: string }>
      name="website"
      layout="vertical"
      requiredMark={false}
      className="ow-narrow"
      initialValues={{ url: website?.url ?? 'https://' }}
      onFinish={(fields) => saving.mutate(fields)}
    >
      <Form.Item name="url" label={texts.url} extra={texts.urlHint} rules={[{ required: true, min: 8, message: texts.urlHint }]}>
        <Input maxLength={500} inputMode="url" autoComplete="off" />
      </Form.Item>
      <p className="ow-quiet">{texts.soon}</p>
      <ProblemView error={saving.error} />
      <div className="ow-form-acts">
        <Button type="primary" htmlType="submit" loading={saving.isPending}>
          {unitsTexts.save}
        </Button>
        <Button onClick={onDone} disabled={saving.isPending}>
          {unitsTexts.cancel}
        </Button>
      </div>
    </Form>
  )
}
