import type { Role } from '../../session/roles'
import { ROLES } from './searches'

/** What stands alone: who administers does nothing else, who runs the system sees no content. */
const ALONE: readonly Role[] = ['registrar', 'operator', 'desk', 'platform', 'co_department']
/** Units that may have a platform of their own, which reports for those below. */
const SUPERIORS: readonly string[] = ['province', 'plan_city', 'corps', 'industry_council']
/** Units that have co-departments beside them. */
export const TERRITORIES: readonly string[] = ['ministry', 'province', 'plan_city', 'corps']
const MINISTRY_ONLY: readonly Role[] = ['editor', 'publisher', 'registrar', 'operator']

/** The roles that an account of a unit of this kind can have; the registry has the last word. */
export function rolesFor(unitKind: string): readonly Role[] {
  if (unitKind === 'outlet') return ['desk']
  return ROLES.filter((role) => {
    if (role === 'desk') return false
    if (role === 'platform') return SUPERIORS.includes(unitKind)
    if (role === 'co_department') return TERRITORIES.includes(unitKind)
    return unitKind === 'ministry' || !MINISTRY_ONLY.includes(role)
  })
}

/** What the account is: a machine where its one role is a machine's. */
export function kindOf(roles: readonly Role[]): 'person' | 'desk' | 'platform' {
  if (roles.includes('desk')) return 'desk'
  return roles.includes('platform') ? 'platform' : 'person'
}

/** The choice after a role was added or taken away: a role that stands alone drives the others out. */
export function chosenAfter(before: readonly Role[], role: Role, on: boolean): readonly Role[] {
  if (!on) return before.filter((each) => each !== role)
  if (ALONE.includes(role)) return [role]
  return [...before.filter((each) => !ALONE.includes(each)), role]
}
