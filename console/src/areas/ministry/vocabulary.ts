import { useQuery } from '@tanstack/react-query'
import { answer, registry } from '../../api/clients'
import { useCurrentEdition } from '../../shell/edition'

const KEPT_MS = 600_000
const REGION_KINDS = ['province', 'plan_city', 'corps'] as const

interface Term {
  code: string
  name: string
}

/** The words of an edition for the codes in entries. */
export function useVocabulary(editionId?: string) {
  const current = useCurrentEdition()
  const other = editionId !== undefined && current.data !== undefined && current.data.id !== editionId
  const named = useQuery({
    queryKey: ['edition', editionId],
    queryFn: () =>
      answer(registry.GET('/api/registry/v1/editions/{edition_id}', { params: { path: { edition_id: editionId ?? '' } } })),
    enabled: other,
    staleTime: KEPT_MS,
  })
  const edition = other ? named.data : current.data
  const focusAreas: readonly Term[] = edition?.focus_areas ?? []
  const activityTypes: readonly Term[] = edition?.activity_types ?? []
  return {
    focusAreas,
    activityTypes,
    focusArea: (code: string) => wordFor(focusAreas, code),
    activityType: (code: string) => wordFor(activityTypes, code),
  }
}

function wordFor(terms: readonly Term[], code: string): string {
  return terms.find((term) => term.code === code)?.name ?? ''
}

/** The regions that an entry can come from. */
export function useRegions(): readonly string[] {
  const { data } = useQuery({
    queryKey: ['regions'],
    queryFn: async () => {
      const pages = REGION_KINDS.map((kind) =>
        answer(registry.GET('/api/registry/v1/units', { params: { query: { kind, limit: 100 } } })),
      )
      const regions = (await Promise.all(pages)).flatMap((page) => page.items.map((unit) => unit.region))
      return [...new Set(regions.filter(Boolean))]
    },
    staleTime: KEPT_MS,
  })
  return data ?? []
}
