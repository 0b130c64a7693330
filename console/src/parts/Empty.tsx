import type { ReactElement, ReactNode } from 'react'

/** There is nothing, and that is in order; `children` may say what to do. */
export function Empty({ text, children }: { text: string; children?: ReactNode }): ReactElement {
  return (
    <div className="ow-empty">
      <p>{text}</p>
      {children}
    </div>
  )
}
