import { useAccountNames } from '../../parts/account_names'
import { hasRole, useMe } from '../../session/session'
import { entryTexts } from '../../texts/ministry.zh'

/** Names of those who handled an entry. Reviewers may ask for none, and are not told who it was either. */
export function useHandlerNames(ids: readonly (string | null)[]): (id: string | null) => string {
  const me = useMe()
  const nameOf = useAccountNames(hasRole(me, 'editor', 'publisher') ? ids : [])
  return (id) => nameOf(id) ?? (id === me.id ? entryTexts.self : entryTexts.someone)
}
