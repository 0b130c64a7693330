import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { answer, submission } from '../../api/clients'
import type { components } from '../../api/schema/submission'

type NewItem = components['schemas']['NewItem']

/** Begin an item, and go on in its form. */
export function useNewItem() {
  const navigate = useNavigate()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: NewItem) => answer(submission.POST('/api/submission/v1/items', { body })),
    onSuccess: ({ id }, { call_id }) => {
      if (call_id) void queries.invalidateQueries({ queryKey: ['calls'] })
      void queries.invalidateQueries({ queryKey: ['items'] })
      void navigate({ to: '/items/$id/edit', params: { id } })
    },
  })
}
