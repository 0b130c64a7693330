import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { areas } from '../areas'
import { hasRole, useMe } from '../session/session'
import { shellTexts } from '../texts/shell.zh'

/** The way to the pages that the account's roles have. */
export function Menu({ onNavigate }: { onNavigate?: () => void }): ReactElement {
  const me = useMe()
  const entries = areas.flatMap((area) => area.menu).filter((entry) => hasRole(me, ...entry.roles))
  return (
    <nav aria-label={shellTexts.menu}>
      <ul className="ow-menu">
        {entries.map(({ path, label }) => (
          <li key={path}>
            <Link to={path} activeOptions={{ exact: path === '/' }} onClick={onNavigate}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
