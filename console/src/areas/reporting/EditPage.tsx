import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { Empty } from '../../parts/Empty'
import { Loading } from '../../parts/Loading'
import { ProblemView } from '../../parts/ProblemView'
import { useReportForm } from '../../parts/report/use_report_form'
import { Page } from '../../shell/Page'
import { formTexts } from '../../texts/form.zh'
import { type Item, readItem } from './draft/use_draft'
import { ItemForm } from './ItemForm'
import { Receipt } from './Receipt'
import './reporting.css'

/** Write one item, and submit it. */
export function EditPage(): ReactElement {
  const { id } = useParams({ strict: false })
  return <Editing key={id} id={id ?? ''} />
}

function Editing({ id }: { id: string }): ReactElement {
  const queries = useQueryClient()
  // Read once: from then on the draft is kept by the form itself.
  const opened = useQuery({ queryKey: ['draft', id], queryFn: () => readItem(id), staleTime: Infinity, gcTime: 0, refetchOnReconnect: false })
  const form = useReportForm(opened.data?.item_type, opened.data?.edition_id)
  const [submitted, setSubmitted] = useState<Item | null>(null)
  const error = opened.error ?? form.error

  async function show(): Promise<void> {
    await queries.invalidateQueries({ queryKey: ['items'] })
    void queries.invalidateQueries({ queryKey: ['tasks'] })
    setSubmitted(await queries.fetchQuery({ queryKey: ['item', id], queryFn: () => readItem(id), staleTime: 0 }))
  }

  if (submitted) return <Receipt item={submitted} />
  if (!opened.data || !form.data) {
    return (
      <Page title={formTexts.editTitle}>
        <ProblemView error={error} onRetry={() => void (opened.error ? opened.refetch() : form.refetch())} />
        {!error && <Loading />}
      </Page>
    )
  }
  if (!opened.data.actions.allowed.includes('edit')) {
    const reason = opened.data.actions.locked.find(({ action }) => action === 'edit')?.reason
    return (
      <Page title={formTexts.editTitle}>
        <Empty text={reason ?? formTexts.notEditable}>
          <Link to="/items/$id" params={{ id }}>
            {formTexts.openItem}
          </Link>
        </Empty>
      </Page>
    )
  }
  return <ItemForm item={opened.data} form={form.data} onSubmitted={() => void show()} />
}
