import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answer, submission } from '../../api/clients'
import type { components } from '../../api/schema/submission'

export type Comment = components['schemas']['CommentOut']

/** What was said of an item. */
export function useComments(itemId: string) {
  return useQuery({
    queryKey: ['comments', itemId],
    queryFn: () =>
      answer(submission.GET('/api/submission/v1/items/{item_id}/comments', { params: { path: { item_id: itemId } } })),
  })
}

/** Say something of an item; the list is read again. */
export function useSaying(itemId: string, onDone: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { text: string; pointer: string }) =>
      answer(
        submission.POST('/api/submission/v1/items/{item_id}/comments', { params: { path: { item_id: itemId } }, body }),
      ),
    onSuccess: () => {
      onDone()
      return queries.invalidateQueries({ queryKey: ['comments', itemId] })
    },
  })
}

/** Take back what one has said oneself. */
export async function takeBack(itemId: string, commentId: string): Promise<void> {
  const path = { item_id: itemId, comment_id: commentId }
  await answer(submission.POST('/api/submission/v1/items/{item_id}/comments/{comment_id}/withdrawal', { params: { path } }))
}
