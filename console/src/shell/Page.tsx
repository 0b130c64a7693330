import { useLocation } from '@tanstack/react-router'
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react'
import { shellTexts } from '../texts/shell.zh'

interface Props {
  title: string
  hint?: string
  /** Buttons of the whole page. */
  actions?: ReactNode
  children: ReactNode
}

/** The address at which the console was opened: its heading is not focused, so reading starts at the top. */
let firstAddress: string | null = null

/** A page: names the browser's tab, and takes the focus to its heading when somebody came here by a link. */
export function Page({ title, hint, actions, children }: Props): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null)
  const address = useLocation({ select: (location) => location.pathname })
  useEffect(() => {
    document.title = `${title} - ${shellTexts.product}`
  }, [title])
  useEffect(() => {
    firstAddress ??= address
    if (firstAddress !== address) {
      firstAddress = ''
      heading.current?.focus()
    }
  }, [address])
  return (
    <>
      <header className="ow-page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions && <div className="ow-page-actions">{actions}</div>}
        {hint && <p>{hint}</p>}
      </header>
      {children}
    </>
  )
}
