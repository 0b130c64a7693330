import type { ReactElement } from 'react'
import { formatClock } from '../../parts/clock'
import { withdrawalTexts } from '../../texts/ministry.zh'

/** Whether what is shown moves by itself, and when it last did. */
export function LiveLine({ at, lost }: { at: number; lost: boolean }): ReactElement {
  return (
    <p className={`ow-live ${lost ? 'ow-live-lost' : ''}`}>
      <span className="ow-live-mark" aria-hidden="true" />
      {lost ? withdrawalTexts.lost : withdrawalTexts.live} {at > 0 && <time>{formatClock(at)}</time>}
    </p>
  )
}
