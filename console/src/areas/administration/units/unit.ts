import type { components } from '../../../api/schema/registry'

export type UnitInFull = components['schemas']['UnitInFull']
export type Liaison = components['schemas']['LiaisonOut']
