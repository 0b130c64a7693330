import type { ReactElement, ReactNode } from 'react'

/** A line of a `<dl className="ow-sheet-pairs">`: what it is, and how it is. */
export function Fact({ name, children }: { name: string; children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
