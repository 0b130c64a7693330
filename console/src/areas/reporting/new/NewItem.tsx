import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { ProblemView } from '../../../parts/ProblemView'
import { useCurrentEdition } from '../../../shell/edition'
import { newItemTexts } from '../../../texts/new_item.zh'
import { reportingTexts as texts } from '../../../texts/reporting.zh'
import { useNewItem } from './use_new_item'

const CASE = 'T3'

/** What most units report is one press away, everything else two. */
export function NewItem(): ReactElement {
  const edition = useCurrentEdition()
  const create = useNewItem()
  const takesCases = edition.data?.item_types.some(({ code }) => code === CASE) ?? true
  return (
    <div>
      {takesCases && (
        <Button
          type="primary"
          size="large"
          loading={create.isPending}
          disabled={!edition.data}
          onClick={() => edition.data && create.mutate({ item_type: CASE, edition_id: edition.data.id })}
        >
          {texts.newCase}
        </Button>
      )}
      <Link to="/items/new" className="ow-r-way">
        {newItemTexts.other}
      </Link>
      <ProblemView error={create.error} />
    </div>
  )
}
