import { type ReactElement, useEffect, useState } from 'react'
import { elapsedWords } from '../texts/elapsed.zh'

/** How long it is since an instant; goes on by itself. */
export function Elapsed({ since }: { since: string }): ReactElement {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return <span className="ow-elapsed">{elapsedWords(now - Date.parse(since))}</span>
}
