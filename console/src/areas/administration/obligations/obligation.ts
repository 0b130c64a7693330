import type { components } from '../../../api/schema/registry'
import { answer, registry } from '../../../api/clients'

export type Line = components['schemas']['ObligationLine']
export type Decision = components['schemas']['SetObligation']
export type Kind = Line['kind']

/** Decide for one unit. */
export function decide(body: Decision): Promise<components['schemas']['ObligationOut']> {
  return answer(registry.POST('/api/registry/v1/obligations', { body }))
}
