import { Button, type ButtonProps } from 'antd'
import { type ReactElement, type ReactNode, useId } from 'react'
import type { Actions } from '../api/clients'
import { partsTexts } from '../texts/parts.zh'

interface Props {
  /** What the service said the caller may do with the thing. */
  actions: Actions
  /** One of its actions, such as `approve`. */
  action: string
  onAct: () => void
  busy?: boolean
  type?: ButtonProps['type']
  danger?: boolean
  children: ReactNode
}

/**
 * A button that the service opens: pressable, or locked with the reason beside it. A locked one keeps its place in
 * the tab order and carries the reason, and who can open it, as its description. An action that the service does not
 * name is not drawn.
 */
export function ActionButton(props: Props): ReactElement | null {
  const { actions, action, onAct, busy = false, type = 'default', danger = false, children } = props
  const reasonId = useId()
  const look = { type, danger, loading: busy, children }
  if (actions.allowed.includes(action)) return <Button {...look} onClick={onAct} />
  const lock = actions.locked.find((each) => each.action === action)
  if (!lock) return null
  return (
    <span className="ow-locked">
      <Button type="default" aria-disabled="true" aria-describedby={reasonId} className="ow-locked-button">
        {children}
      </Button>
      <span id={reasonId} className="ow-locked-reason">
        {lock.reason}
        {lock.who && partsTexts.whoCan(lock.who)}
      </span>
    </span>
  )
}
