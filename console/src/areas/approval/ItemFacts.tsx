import { Button } from 'antd'
import type { ReactElement } from 'react'
import type { components } from '../../api/schema/submission'
import { useTypeNames } from '../../parts/report/use_type_names'
import { StateTag } from '../../parts/StateTag'
import { When } from '../../parts/When'
import { useAccountNames } from '../../parts/account_names'
import { approvalTexts as texts } from '../../texts/approval.zh'
import { reportTexts } from '../../texts/report.zh'
import { itemStates } from '../../texts/states.zh'

type Item = components['schemas']['ItemOut']

export const NEWER_ID = 'newer-version'

/** Who reported it, when, and where it is on its way. */
export function ItemFacts({ item }: { item: Item }): ReactElement {
  const { nameOf } = useTypeNames()
  return (
    <dl className="ow-pairs ow-item-facts">
      <dt>{texts.columnUnit}</dt>
      <dd>{item.unit_name}</dd>
      <dt>{reportTexts.type}</dt>
      <dd>{nameOf(item.item_type)}</dd>
      <dt>{texts.columnSubmitted}</dt>
      <dd>
        {item.submitted_at && <When at={item.submitted_at} />}
        {item.submission_number > 1 && ` ${texts.again(item.submission_number)}`}
      </dd>
      <dt>{texts.columnState}</dt>
      <dd className="ow-tags">
        <StateTag state={item.state} words={itemStates} />
        {item.on_time === false && <span className="ow-state ow-state-attention">{texts.late}</span>}
        {item.awaiting_unit_name && <span>{texts.awaiting(item.awaiting_unit_name)}</span>}
      </dd>
      {item.receipt_number && (
        <>
          <dt>{texts.receipt}</dt>
          <dd>{item.receipt_number}</dd>
        </>
      )}
    </dl>
  )
}

/** Somebody changed the report while it was being read. */
export function NewerVersion({ newest, onShow }: { newest: Item; onShow: () => void }): ReactElement {
  const nameOf = useAccountNames([newest.changed_by])
  return (
    <div id={NEWER_ID} className="ow-newer" role="alert">
      <p>
        {texts.newer(nameOf(newest.changed_by) ?? texts.somebody)} <When at={newest.changed_at} />
        {texts.newerState(itemStates[newest.state]?.word ?? '')}
      </p>
      <p>{texts.newerHint}</p>
      <Button onClick={onShow}>{texts.newerShow}</Button>
    </div>
  )
}
