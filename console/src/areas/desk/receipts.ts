import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answer, publicity } from '../../api/clients'
import type { components } from '../../api/schema/publicity'

export type ReceiptStatus = components['schemas']['ReceiptStatus']

export function giveReceipt(itemId: string, status: ReceiptStatus) {
  return answer(
    publicity.POST('/api/publicity/v1/feed/items/{item_id}/receipts', {
      params: { path: { item_id: itemId } },
      body: { status, at: new Date().toISOString() },
    }),
  )
}

/** Say what was done with an item; what shows how far the desk is, is read anew. */
export function useReceipt(itemId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (status: ReceiptStatus) => giveReceipt(itemId, status),
    onSettled: () => Promise.all([queries.invalidateQueries({ queryKey: ['desk'] }), queries.invalidateQueries({ queryKey: ['tasks'] })]),
  })
}
