import type { components } from '../../../api/schema/registry'

export type SchoolType = NonNullable<components['schemas']['RegisterUnit']['school_type']>

export const SCHOOL_TYPES = ['', 'secondary', 'higher', 'undergraduate', 'technician'] as const satisfies readonly SchoolType[]

/** A type as the registry told it; unknown ones are shown as not told. */
export function schoolTypeOf(value: string): SchoolType {
  return SCHOOL_TYPES.find((each) => each === value) ?? ''
}
