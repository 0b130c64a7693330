import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answer, publicity } from '../../api/clients'
import type { Stage, Verdict } from './entry'

/** What people do with one entry. */
export type EntryAct =
  | { kind: 'assign' }
  | { kind: 'recuse'; reason: string }
  | { kind: 'score'; points: Record<string, number>; comment: string }
  | { kind: 'propose'; reason: string }
  | { kind: 'review'; stage: Stage; verdict: Verdict; note: string }
  | { kind: 'decide'; embargoedUntil: string | null }
  | { kind: 'decline' }
  | { kind: 'withdraw'; reason: string }
  | { kind: 'release-correction'; itemVersion: number }
  | { kind: 'decline-correction'; itemVersion: number; reason: string }

async function perform(entryId: string, act: EntryAct): Promise<unknown> {
  const params = { path: { entry_id: entryId } }
  switch (act.kind) {
    case 'assign':
      return answer(publicity.POST('/api/publicity/v1/entries/{entry_id}/assignment', { params }))
    case 'recuse':
      return answer(publicity.POST('/api/publicity/v1/entries/{entry_id}/recusal', { params, body: { reason: act.reason } }))
    case 'score':
      return answer(
        publicity.POST('/api/publicity/v1/entries/{entry_id}/scores', {
          params,
          body: { points: act.points, comment: act.comment },
        }),
      )
    case 'propose':
      return answer(publicity.POST('/api/publicity/v1/entries/{entry_id}/proposal', { params, body: { reason: act.reason } }))
    case 'review':
      return answer(
        publicity.POST('/api/publicity/v1/entries/{entry_id}/reviews', {
          params,
          body: { stage: act.stage, verdict: act.verdict, note: act.note },
        }),
      )
    case 'decide':
      return answer(
        publicity.POST('/api/publicity/v1/entries/{entry_id}/decision', {
          params,
          body: { embargoed_until: act.embargoedUntil },
        }),
      )
    case 'decline':
      return answer(publicity.POST('/api/publicity/v1/entries/{entry_id}/declination', { params }))
    case 'withdraw':
      return answer(
        publicity.POST('/api/publicity/v1/releases/{item_id}/withdrawal', {
          params: { path: { item_id: entryId } },
          body: { reason: act.reason },
        }),
      )
    case 'release-correction':
      return answer(
        publicity.POST('/api/publicity/v1/releases/{item_id}/correction', {
          params: { path: { item_id: entryId } },
          body: { item_version: act.itemVersion },
        }),
      )
    case 'decline-correction':
      return answer(
        publicity.POST('/api/publicity/v1/releases/{item_id}/correction/declination', {
          params: { path: { item_id: entryId } },
          body: { item_version: act.itemVersion, reason: act.reason },
        }),
      )
  }
}

/** Do one of them. Accepted or refused, what is on the screen is read anew: a refusal too says that it was not current. */
export function useEntryAct(entryId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (act: EntryAct) => perform(entryId, act),
    onSettled: (_answer, error, act) => {
      // Who stepped back sees the entry no more: asking for it again would only draw a refusal.
      const gone = act.kind === 'recuse' && error === null
      const stale = [['entries'], ['corrections'], ['tasks'], ...(gone ? [] : [['entry', entryId]])]
      return Promise.all(stale.map((queryKey) => queries.invalidateQueries({ queryKey })))
    },
  })
}
