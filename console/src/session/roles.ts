import type { components } from '../api/schema/registry'

/** What an account is for. */
export type Role = components['schemas']['Role']
