import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { answer, submission } from '../../api/clients'
import type { components } from '../../api/schema/submission'

export type Hint = components['schemas']['HintOut']

/** Somebody who is still writing is not interrupted, and the service not asked after every word. */
const PAUSE_MS = 5_000

/** The hints on an item as it was saved, some seconds after the last change. */
export function useHints(itemId: string, revision: number) {
  const settled = useSettled(revision)
  return useQuery({
    queryKey: ['hints', itemId, settled],
    queryFn: () => answer(submission.GET('/api/submission/v1/items/{item_id}/hints', { params: { path: { item_id: itemId } } })),
    placeholderData: (before) => before,
    staleTime: 60_000,
  })
}

/** Say that a hint is mistaken, and why. */
export function useAppeal(itemId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { key: string; reason: string }) =>
      answer(submission.POST('/api/submission/v1/items/{item_id}/hints/appeals', { params: { path: { item_id: itemId } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['hints', itemId] }),
  })
}

function useSettled(value: number): number {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
