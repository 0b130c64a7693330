import { Button } from 'antd'
import { Component, type ReactElement, type ReactNode } from 'react'
import { shellTexts } from '../texts/shell.zh'

/** In place of whatever broke: words and a way on, never a white page. */
export function Crash(): ReactElement {
  return (
    <div className="ow-problem" role="alert">
      <p className="ow-problem-title">{shellTexts.crashTitle}</p>
      <p>{shellTexts.crashText}</p>
      <Button onClick={() => window.location.reload()}>{shellTexts.reload}</Button>
    </div>
  )
}

/** Catches what breaks outside the pages; a page's own errors are caught by the router, inside the shell. */
export class CrashBoundary extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false }

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true }
  }

  override render(): ReactNode {
    return this.state.crashed ? <Crash /> : this.props.children
  }
}
