import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, submission } from '../../../api/clients'
import type { components } from '../../../api/schema/submission'
import { useNewItem } from '../../../parts/report/use_new_item'

type Offer = components['schemas']['PrefillOut']

export interface Start {
  /** What the unit reported before, waiting for its answer. */
  offer: Offer | null
  /** The type of the item that is being begun. */
  busy: string | null
  error: unknown
  start: (code: string, editionId: string) => void
  begin: (from: string | null) => void
  drop: () => void
}

/** Begin an item: where the unit reported one of the type before, ask first whether to go on from it. */
export function useStart(): Start {
  const create = useNewItem()
  const [asked, setAsked] = useState<{ code: string; editionId: string; offer: Offer } | null>(null)
  const looking = useMutation({
    mutationFn: ({ code, editionId }: { code: string; editionId: string }) =>
      answer(
        submission.GET('/api/submission/v1/prefill', { params: { query: { edition_id: editionId, item_type: code } } }),
      ),
    onSuccess: (offer, { code, editionId }) => {
      if (offer) setAsked({ code, editionId, offer })
      else create.mutate({ item_type: code, edition_id: editionId })
    },
  })
  const busy = looking.isPending
    ? looking.variables.code
    : create.isPending
      ? (create.variables.item_type ?? null)
      : null
  return {
    offer: asked?.offer ?? null,
    busy,
    error: looking.error ?? create.error,
    start: (code, editionId) => looking.mutate({ code, editionId }),
    begin: (from) => {
      if (asked) {
        create.mutate({ item_type: asked.code, edition_id: asked.editionId, ...(from ? { from_item_id: from } : {}) })
      }
    },
    drop: () => setAsked(null),
  }
}
