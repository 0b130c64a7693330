import { answer, ifMatch, submission } from '../../api/clients'
import type { components } from '../../api/schema/submission'

type Schemas = components['schemas']
export type Call = Schemas['CallOut']
export type CallLine = Schemas['CallLine']
export type CalledUnit = Schemas['CalledUnitOut']
export type View = 'received' | 'issued'

const one = (id: string) => ({ params: { path: { call_id: id } } })

export function readCall(id: string): Promise<Call> {
  return answer(submission.GET('/api/submission/v1/calls/{call_id}', one(id)))
}

export function readCalls(view: View, cursor: string | undefined): Promise<Schemas['CallList']> {
  const query = { view, ...(cursor ? { cursor } : {}) }
  return answer(submission.GET('/api/submission/v1/calls', { params: { query } }))
}

export function issue(body: Schemas['NewCall']): Promise<Call> {
  return answer(submission.POST('/api/submission/v1/calls', { body }))
}

export function acknowledge(id: string): Promise<Call> {
  return answer(submission.POST('/api/submission/v1/calls/{call_id}/acknowledgement', one(id)))
}

export function decline(id: string, reason: string): Promise<Call> {
  return answer(submission.POST('/api/submission/v1/calls/{call_id}/refusal', { ...one(id), body: { reason } }))
}

export function withdraw(id: string, reason: string): Promise<Call> {
  return answer(submission.POST('/api/submission/v1/calls/{call_id}/withdrawal', { ...one(id), body: { reason } }))
}

export function extend(call: Call, dueAt: string): Promise<Call> {
  const params = { path: { call_id: call.id }, header: ifMatch(call.revision) }
  return answer(submission.PUT('/api/submission/v1/calls/{call_id}/due', { params, body: { due_at: dueAt } }))
}
