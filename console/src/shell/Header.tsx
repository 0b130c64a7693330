import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { ProblemView } from '../parts/ProblemView'
import { type Role } from '../session/roles'
import { signOut, useMe } from '../session/session'
import { sessionTexts } from '../texts/session.zh'
import { roleNames, shellTexts } from '../texts/shell.zh'
import { useCurrentEdition } from './edition'

/** Which week this is, who works here and for whom. */
export function Header({ onOpenMenu }: { onOpenMenu: () => void }): ReactElement {
  const me = useMe()
  const edition = useCurrentEdition()
  const [failure, setFailure] = useState<unknown>(null)
  const roles = me.roles.map((role) => roleNames[role as Role]).join('、')
  return (
    <header className="ow-header">
      <Button className="ow-menu-button" onClick={onOpenMenu} aria-haspopup="dialog">
        <span aria-hidden="true">☰</span>
        <span className="ow-only-heard">{shellTexts.openMenu}</span>
      </Button>
      <div className="ow-week">
        <strong>{edition.data?.name ?? shellTexts.product}</strong>
        {edition.data && <span>{edition.data.theme}</span>}
      </div>
      <div className="ow-account" role="group" aria-label={shellTexts.account}>
        <span className="ow-account-words">
          <span>{me.department || me.unit.name}</span>
          <span>
            {me.display_name}（{roles}）
          </span>
        </span>
        <Button onClick={() => void signOut().catch(setFailure)}>{sessionTexts.signOut}</Button>
      </div>
      {failure !== null && (
        <div className="ow-header-failure">
          <p>{shellTexts.signOutFailed}</p>
          <ProblemView error={failure} />
        </div>
      )}
    </header>
  )
}
