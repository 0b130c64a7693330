import { Switch } from 'antd'
import { type ReactElement, useEffect, useState } from 'react'
import { approvalTexts } from '../../texts/approval.zh'

/** A key, what it does in words, and doing it. */
export interface KeyAct {
  key: string
  words: string
  act: () => void
}

const PREFERENCE = 'openweek.keys'

/** A line that names the keys of the page, with a switch: single letters can be in the way of speech input. */
export function Keys({ keys }: { keys: readonly KeyAct[] }): ReactElement {
  const [on, setOn] = useState(isPreferred)
  useEffect(() => {
    if (!on) return
    const press = (event: KeyboardEvent): void => {
      const found = isForPage(event) && keys.find(({ key }) => key === event.key.toLowerCase())
      if (!found) return
      event.preventDefault()
      found.act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [on, keys])
  const change = (wanted: boolean): void => {
    prefer(wanted)
    setOn(wanted)
  }
  return (
    <p className="ow-keys">
      <label>
        <Switch size="small" checked={on} onChange={change} aria-label={approvalTexts.keys} /> {approvalTexts.keys}
      </label>
      {on &&
        keys.map(({ key, words }) => (
          <span key={key}>
            <kbd>{key}</kbd> {words}
          </span>
        ))}
    </p>
  )
}

function isForPage(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false
  const target = event.target as HTMLElement
  const types = target.closest('textarea, select, [contenteditable], [role=dialog], input:not([type=checkbox])')
  return types === null
}

function isPreferred(): boolean {
  try {
    return localStorage.getItem(PREFERENCE) !== 'off'
  } catch {
    return true
  }
}

function prefer(wanted: boolean): void {
  try {
    localStorage.setItem(PREFERENCE, wanted ? 'on' : 'off')
  } catch {
    // Storage is switched off: the switch holds for this page.
  }
}
