import type { components } from '../../api/schema/registry'
import type { Role } from '../../session/roles'

export type UnitKind = components['schemas']['UnitKind']

/** All kinds of units, in the order of the notice. */
export const UNIT_KINDS = [
  'ministry',
  'province',
  'plan_city',
  'corps',
  'industry_council',
  'school',
  'outlet',
] as const satisfies readonly UnitKind[]

export const ROLES = [
  'liaison',
  'approver',
  'reviewer',
  'editor',
  'publisher',
  'desk',
  'platform',
  'co_department',
  'registrar',
  'operator',
] as const satisfies readonly Role[]

export const SERVICES = ['registry', 'submission', 'media', 'publicity'] as const
export type Service = (typeof SERVICES)[number]

export interface UnitsSearch {
  kind?: UnitKind
  under?: string
  text?: string
}

export interface AccountsSearch {
  role?: Role
  unit?: string
  text?: string
  standing?: 'ended' | 'all'
}

export interface LettersSearch {
  service?: Service
}

/** The filters of the units out of an address. */
export function unitsSearch({ kind, under, text }: Record<string, unknown>): UnitsSearch {
  return { ...oneOf('kind', UNIT_KINDS, kind), ...words('under', under), ...words('text', text) }
}

/** The filters of the accounts out of an address. */
export function accountsSearch({ role, unit, text, standing }: Record<string, unknown>): AccountsSearch {
  return {
    ...oneOf('role', ROLES, role),
    ...words('unit', unit),
    ...words('text', text),
    ...oneOf('standing', ['ended', 'all'] as const, standing),
  }
}

/** The service out of an address. */
export function lettersSearch({ service }: Record<string, unknown>): LettersSearch {
  return oneOf('service', SERVICES, service)
}

function oneOf<K extends string, T extends string>(key: K, known: readonly T[], value: unknown): { [key in K]?: T } {
  const found = known.find((each) => each === value)
  return (found ? { [key]: found } : {}) as { [key in K]?: T }
}

function words<K extends string>(key: K, value: unknown): { [key in K]?: string } {
  return (typeof value === 'string' && value ? { [key]: value } : {}) as { [key in K]?: string }
}
