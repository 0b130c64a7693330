import { useMutation } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { answer, registry } from '../../../api/clients'
import { DownloadButton } from '../../../parts/DownloadButton'
import { Empty } from '../../../parts/Empty'
import { ProblemView } from '../../../parts/ProblemView'
import { When } from '../../../parts/When'
import { Page } from '../../../shell/Page'
import { peopleTexts } from '../../../texts/people.zh'
import '../../../parts/filters.css'
import '../administration.css'
import { PagedTable } from '../PagedTable'

const texts = peopleTexts.audit
const EXPORT = '/api/registry/v1/audit/export'

/** Who did what; whether every line is as it was written. */
export function AuditPage(): ReactElement {
  const [act, setAct] = useState('')
  const filter = act ? { act } : {}
  const narrowed = act ? `&act=${act}` : ''
  return (
    <Page
      title={texts.title}
      hint={texts.hint}
      actions={
        <span className="ow-row-acts">
          <DownloadButton path={`${EXPORT}?ending=xlsx${narrowed}`} name={texts.xlsxName}>
            {texts.xlsx}
          </DownloadButton>
          <DownloadButton path={`${EXPORT}?ending=csv${narrowed}`} name={texts.csvName}>
            {texts.csv}
          </DownloadButton>
        </span>
      }
    >
      <Verification />
      <div className="ow-filters" role="search">
        <label>
          <span>{texts.act}</span>
          <Select
            aria-label={texts.act}
            value={act}
            onChange={setAct}
            options={[
              { value: '', label: texts.all },
              ...Object.entries(texts.acts).map(([value, label]) => ({ value, label })),
            ]}
          />
        </label>
      </div>
      <PagedTable
        queryKey={['audit', filter]}
        read={(cursor) =>
          answer(
            registry.GET('/api/registry/v1/audit', {
              params: { query: { ...filter, limit: 50, ...(cursor ? { cursor } : {}) } },
            }),
          )
        }
        keyOf={(entry) => entry.number}
        label={texts.list}
        empty={<Empty text={texts.empty} />}
        columns={[
          { key: 'number', title: texts.number, figures: true, cell: (entry) => entry.number },
          { key: 'act', title: texts.act, names: true, cell: (entry) => <strong>{entry.act_name}</strong> },
          { key: 'at', title: texts.at, cell: (entry) => <When at={entry.at} /> },
          { key: 'actor', title: texts.actor, cell: (entry) => entry.actor_name },
          { key: 'about', title: texts.about, cell: (entry) => `${entry.about_name} ${entry.about_id.slice(0, 8)}` },
          {
            key: 'facts',
            title: texts.facts,
            cell: (entry) => <span className="ow-quiet">{entry.summary}</span>,
          },
        ]}
      />
    </Page>
  )
}

function Verification(): ReactElement {
  const verifying = useMutation({ mutationFn: () => answer(registry.GET('/api/registry/v1/audit/verification')) })
  const state = verifying.data
  return (
    <section className="ow-card" aria-label={texts.verify}>
      <Button loading={verifying.isPending} onClick={() => verifying.mutate()}>
        {texts.verify}
      </Button>
      <div role="status">
        {state && (
          <>
            <p className={state.intact ? 'ow-said' : 'ow-overdue'}>
              {state.broken_at === null ? texts.intact(state.entries) : texts.broken(state.broken_at)}
            </p>
            <p className="ow-quiet">
              {texts.head}
              <br />
              <span className="ow-secret">{state.head}</span>
            </p>
          </>
        )}
      </div>
      <ProblemView error={verifying.error} />
    </section>
  )
}
