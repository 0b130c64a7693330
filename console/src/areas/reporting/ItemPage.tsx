import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { CopyButton } from '../../parts/CopyButton'
import { DownloadButton } from '../../parts/DownloadButton'
import { Loading } from '../../parts/Loading'
import { ProblemView } from '../../parts/ProblemView'
import { Comments } from '../../parts/report/Comments'
import { Findings } from '../../parts/report/Findings'
import { fieldsOf } from '../../parts/report/schema'
import { SignOff } from '../../parts/report/SignOff'
import { useReportForm } from '../../parts/report/use_report_form'
import { useTypeNames } from '../../parts/report/use_type_names'
import { StateTag } from '../../parts/StateTag'
import { When } from '../../parts/When'
import { hasRole, useMe } from '../../session/session'
import { Page } from '../../shell/Page'
import { originTexts } from '../../texts/origin.zh'
import { itemTexts as texts, reportingTexts } from '../../texts/reporting.zh'
import { itemStates } from '../../texts/states.zh'
import { type Item, readItem } from './draft/use_draft'
import { AppealAct } from './item/AppealAct'
import { CorrectAct } from './item/CorrectAct'
import { ItemContent } from './item/ItemContent'
import { Published } from './item/Published'
import { ReturnNotes } from './item/ReturnNotes'
import { Story } from './item/Story'
import { TakeOverAct } from './item/TakeOverAct'
import { Versions } from './item/Versions'
import { WithdrawDialog } from './item/WithdrawDialog'
import './reporting.css'

const LOOK_AGAIN_MS = 30_000

/** One item of the own unit: what it says, where it is, what became of it. A co-department looks at it from beside. */
export function ItemPage(): ReactElement {
  const isBeside = hasRole(useMe(), 'co_department')
  const { id = '' } = useParams({ strict: false })
  const found = useQuery({ queryKey: ['item', id], queryFn: () => readItem(id), refetchInterval: LOOK_AGAIN_MS })
  const item = found.data
  const { isPooled } = useTypeNames()
  const form = useReportForm(item?.item_type, item?.edition_id)
  if (!item) {
    return (
      <Page title={reportingTexts.look}>
        <ProblemView error={found.error} onRetry={() => void found.refetch()} />
        {!found.error && <Loading />}
      </Page>
    )
  }
  const fields = form.data ? fieldsOf(form.data) : []
  return (
    <Page
      title={item.title || reportingTexts.untitled}
      {...(isBeside ? { hint: item.unit_name } : { actions: <ItemActs item={item} /> })}
    >
      <ProblemView error={found.error} onRetry={() => void found.refetch()} />
      <Findings findings={item.findings}>
        <AppealAct item={item} />
      </Findings>
      {item.returned && !item.appeal_open && <ReturnNotes returned={item.returned} fields={fields} itemId={item.id} />}
      <div className="ow-r-item">
        <div>
          <ProblemView error={form.error} onRetry={() => void form.refetch()} />
          {form.isPending ? <Loading /> : <ItemContent item={item} fields={fields} />}
          {item.submitted_at && <Comments item={item} />}
          {item.submission_number > 1 && !isBeside && <Versions itemId={item.id} fields={fields} count={item.submission_number} />}
        </div>
        <aside aria-label={texts.about}>
          <Facts item={item} />
          {(item.where_published || isPooled(item.item_type)) && <Published item={item} />}
          {item.sign_off.length > 0 && (
            <section className="ow-r-card" aria-labelledby="sign-off-title">
              <h2 id="sign-off-title">{originTexts.signOff.title}</h2>
              <SignOff parts={item.sign_off} />
            </section>
          )}
          <Story steps={item.steps} fields={fields} />
        </aside>
      </div>
    </Page>
  )
}

function ItemActs({ item }: { item: Item }): ReactElement {
  const [withdrawing, setWithdrawing] = useState(false)
  const { allowed } = item.actions
  return (
    <>
      {allowed.includes('edit') && (
        <Link to="/items/$id/edit" params={{ id: item.id }} className="ow-r-button-link">
          {item.state === 'returned' ? texts.edit : texts.goOn}
        </Link>
      )}
      {allowed.includes('withdraw') && (
        <Button danger onClick={() => setWithdrawing(true)}>
          {texts.withdraw}
        </Button>
      )}
      {item.state === 'received' && <CorrectAct item={item} />}
      <TakeOverAct item={item} />
      <DownloadButton path={`/api/submission/v1/items/${item.id}/document`} name={texts.documentName(item.title)}>
        {texts.document}
      </DownloadButton>
      {withdrawing && <WithdrawDialog item={item} onClose={() => setWithdrawing(false)} />}
    </>
  )
}

function Facts({ item }: { item: Item }): ReactElement {
  return (
    <section className="ow-r-card" aria-labelledby="facts">
      <h2 id="facts">{texts.facts}</h2>
      <dl className="ow-r-facts-list">
        <dt>{reportingTexts.state}</dt>
        <dd>
          <StateTag state={item.state} words={itemStates} />
        </dd>
        {item.awaiting_unit_name && (
          <>
            <dt>{texts.waits}</dt>
            <dd>{texts.waitsFor(item.awaiting_unit_name)}</dd>
          </>
        )}
        {item.receipt_number && (
          <>
            <dt>{texts.receipt}</dt>
            <dd>
              <span className="ow-r-number">{item.receipt_number}</span> <CopyButton text={item.receipt_number} />
            </dd>
          </>
        )}
        {item.submitted_at && (
          <>
            <dt>{texts.submitted}</dt>
            <dd>
              <When at={item.submitted_at} /> {item.on_time ? texts.onTime : texts.late}
            </dd>
          </>
        )}
        {item.withdrawal_reason && (
          <>
            <dt>{texts.withdrawReason}</dt>
            <dd className="ow-r-lines">{item.withdrawal_reason}</dd>
          </>
        )}
      </dl>
    </section>
  )
}
