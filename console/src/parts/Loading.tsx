import { Spin } from 'antd'
import type { ReactElement } from 'react'
import { partsTexts } from '../texts/parts.zh'

/** Something is on its way. */
export function Loading({ text = partsTexts.loading }: { text?: string }): ReactElement {
  return (
    <div className="ow-loading" role="status">
      <Spin delay={200} />
      <span>{text}</span>
    </div>
  )
}
