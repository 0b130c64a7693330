import type { ReactElement } from 'react'
import { When } from '../../parts/When'
import { releaseTexts } from '../../texts/ministry.zh'

/** Before when nothing may be shown; one that is over holds nothing back. */
export function Embargo({ until }: { until: string | null }): ReactElement {
  if (until === null) return <span className="ow-quiet">{releaseTexts.noEmbargo}</span>
  return (
    <>
      <When at={until} />
      {Date.parse(until) <= Date.now() && <span className="ow-quiet">{releaseTexts.past}</span>}
    </>
  )
}
