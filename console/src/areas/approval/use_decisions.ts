import { useMutation } from '@tanstack/react-query'
import { answer, submission } from '../../api/clients'
import { Problem } from '../../api/problem'
import type { components } from '../../api/schema/submission'
import { approvalTexts as texts } from '../../texts/approval.zh'

export type Item = components['schemas']['ItemOut']

interface Deciding {
  item: Item
  notes: readonly { pointer: string; text: string }[]
  onDone: (words: string) => Promise<void>
  /** Somebody else was faster. */
  onStale: () => void
}

/** What can be decided on an item as it was read. */
export function useDecisions({ item, notes, onDone, onStale }: Deciding) {
  const params = { path: { item_id: item.id } }
  const onError = (error: unknown): void => {
    if (isStale(error)) onStale()
  }
  const act = passing(item)
  const path = act === 'accept' ? 'acceptance' : 'approval'
  const pass = useMutation({
    mutationFn: () =>
      answer(submission.POST(`/api/submission/v1/items/{item_id}/${path}`, { params, body: { revision: item.revision } })),
    onSuccess: () => onDone((act === 'accept' ? texts.accepted : texts.approved)(item.title)),
    onError,
  })
  const giveBack = useMutation({
    mutationFn: () =>
      answer(
        submission.POST('/api/submission/v1/items/{item_id}/return', {
          params,
          body: { revision: item.revision, notes: [...notes] },
        }),
      ),
    onSuccess: () => onDone(texts.returned(item.title)),
    onError,
  })
  return { act, pass, giveBack, busy: pass.isPending || giveBack.isPending }
}

/** The ministry's office accepts; everybody else passes an item on by approving it. */
function passing({ actions }: Item): 'accept' | 'approve' {
  const told = [...actions.allowed, ...actions.locked.map(({ action }) => action)]
  return actions.allowed.includes('accept') || !told.includes('approve') ? 'accept' : 'approve'
}

/** The newer version is announced above the text, with a way to see it. */
export function isStale(error: unknown): boolean {
  return error instanceof Problem && error.status === 412
}
