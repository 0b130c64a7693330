import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { answer, submission } from '../../api/clients'
import { Loading } from '../../parts/Loading'
import { ProblemView } from '../../parts/ProblemView'
import { Page } from '../../shell/Page'
import { approvalTexts as texts } from '../../texts/approval.zh'
import '../../parts/sheet.css'
import './approval.css'
import { APPROVALS, useQueue } from './queue'
import { Review } from './Review'

const route = getRouteApi('/approvals/$itemId')

/** One report: text and pictures side by side, notes while reading, approval or return, and on to the next. */
export function ApprovalPage(): ReactElement {
  const { itemId } = route.useParams()
  const search = route.useSearch()
  const queue = useQueue(search)
  const [done, setDone] = useState('')
  const query = useQuery({
    queryKey: [APPROVALS, 'item', itemId],
    queryFn: () =>
      answer(submission.GET('/api/submission/v1/items/{item_id}', { params: { path: { item_id: itemId } } })),
  })
  const wayBack = (
    <Link to="/approvals" search={search}>
      {texts.toList}
    </Link>
  )
  if (!query.data) {
    return (
      <Page title={texts.oneTitle} actions={wayBack}>
        {query.error ? <ProblemView error={query.error} onRetry={() => void query.refetch()} /> : <Loading />}
      </Page>
    )
  }
  return (
    <Page title={query.data.title || texts.oneTitle} actions={wayBack}>
      <div role="status">{done && <p className="ow-said">{done}</p>}</div>
      <Review
        key={itemId}
        newest={query.data}
        onLook={() => query.refetch()}
        search={search}
        lines={queue.lines}
        onDone={setDone}
      />
    </Page>
  )
}
