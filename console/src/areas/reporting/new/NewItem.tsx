import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { ProblemView } from '../../../parts/ProblemView'
import { CASE } from '../../../parts/report/type_codes'
import { useCurrentEdition } from '../../../shell/edition'
import { newItemTexts } from '../../../texts/new_item.zh'
import { reportingTexts as texts } from '../../../texts/reporting.zh'
import { PrefillQuestion } from './PrefillQuestion'
import { useStart } from './use_start'

/** What most units report is one press away, everything else two. */
export function NewItem(): ReactElement {
  const edition = useCurrentEdition()
  const begin = useStart()
  const takesCases = edition.data?.item_types.some(({ code }) => code === CASE) ?? true
  return (
    <div>
      {takesCases && (
        <Button
          type="primary"
          size="large"
          loading={begin.busy !== null}
          disabled={!edition.data}
          onClick={() => edition.data && begin.start(CASE, edition.data.id)}
        >
          {texts.newCase}
        </Button>
      )}
      <Link to="/items/new" className="ow-r-way">
        {newItemTexts.other}
      </Link>
      <ProblemView error={begin.error} />
      <PrefillQuestion start={begin} />
    </div>
  )
}
