import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { copyTexts } from '../texts/copy.zh'

/** Copies a text and says whether it could. */
export function CopyButton({ text, children = copyTexts.copy }: { text: string; children?: string }): ReactElement {
  const [outcome, setOutcome] = useState('')
  return (
    <span className="ow-copy">
      <Button onClick={() => void copy(text).then((done) => setOutcome(done ? copyTexts.done : copyTexts.failed))}>{children}</Button>
      <span role="status" className="ow-quiet">
        {outcome && ` ${outcome}`}
      </span>
    </span>
  )
}

/** Pages without https have no clipboard of their own: there the text is selected and copied as by hand. */
async function copy(text: string): Promise<boolean> {
  const clipboard = navigator.clipboard as Clipboard | undefined
  try {
    if (!clipboard) return copyBySelection(text)
    await clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

function copyBySelection(text: string): boolean {
  const before = document.activeElement
  const field = document.createElement('textarea')
  field.value = text
  field.className = 'ow-only-heard'
  document.body.append(field)
  field.select()
  const done = document.execCommand('copy')
  field.remove()
  if (before instanceof HTMLElement) before.focus()
  return done
}
