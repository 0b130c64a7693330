import { answer, media, publicity, registry, submission } from '../../api/clients'
import type { components } from '../../api/schema/registry'
import type { Service } from './searches'

/** The same in every service. */
export type ServiceState = components['schemas']['ServiceState']
export type DeadLetter = components['schemas']['DeadLetterOut']
type LetterState = components['schemas']['DeadLetterState']

interface Operations {
  state: () => Promise<ServiceState>
  letters: () => Promise<DeadLetter[]>
  replay: (letterId: string) => Promise<LetterState>
  discard: (letterId: string) => Promise<LetterState>
}

const of = (letter_id: string) => ({ params: { path: { letter_id } } })

/** What an operator can ask of each service. */
export const operations: Record<Service, Operations> = {
  registry: {
    state: () => answer(registry.GET('/api/registry/v1/state')),
    letters: () => answer(registry.GET('/api/registry/v1/dead-letters')),
    replay: (id) => answer(registry.POST('/api/registry/v1/dead-letters/{letter_id}/replay', of(id))),
    discard: (id) => answer(registry.POST('/api/registry/v1/dead-letters/{letter_id}/discard', of(id))),
  },
  submission: {
    state: () => answer(submission.GET('/api/submission/v1/state')),
    letters: () => answer(submission.GET('/api/submission/v1/dead-letters')),
    replay: (id) => answer(submission.POST('/api/submission/v1/dead-letters/{letter_id}/replay', of(id))),
    discard: (id) => answer(submission.POST('/api/submission/v1/dead-letters/{letter_id}/discard', of(id))),
  },
  media: {
    state: () => answer(media.GET('/api/media/v1/state')),
    letters: () => answer(media.GET('/api/media/v1/dead-letters')),
    replay: (id) => answer(media.POST('/api/media/v1/dead-letters/{letter_id}/replay', of(id))),
    discard: (id) => answer(media.POST('/api/media/v1/dead-letters/{letter_id}/discard', of(id))),
  },
  publicity: {
    state: () => answer(publicity.GET('/api/publicity/v1/state')),
    letters: () => answer(publicity.GET('/api/publicity/v1/dead-letters')),
    replay: (id) => answer(publicity.POST('/api/publicity/v1/dead-letters/{letter_id}/replay', of(id))),
    discard: (id) => answer(publicity.POST('/api/publicity/v1/dead-letters/{letter_id}/discard', of(id))),
  },
}
