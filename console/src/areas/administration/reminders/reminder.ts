import { answer, ifMatch, registry } from '../../../api/clients'
import type { components } from '../../../api/schema/registry'
import { reminderTexts } from '../../../texts/reminders.zh'

type Schemas = components['schemas']
export type Rule = Schemas['ReminderRuleOut']
export type Recipients = Rule['recipients']
export type Preview = Schemas['Preview']
export type Reminder = Schemas['ReminderOut']

export const recipientChoices = (['unit', 'parent', 'both'] as const).map((value) => ({
  value,
  label: reminderTexts.recipients[value],
}))

export function readRule(): Promise<Rule> {
  return answer(registry.GET('/api/registry/v1/reminders/rule'))
}

export function setRule(rule: Rule, body: Schemas['SetReminderRule']): Promise<Rule> {
  const params = { path: { edition_id: rule.edition_id }, header: ifMatch(rule.revision) }
  return answer(registry.PUT('/api/registry/v1/reminders/rule/{edition_id}', { params, body }))
}

export function readPreview(recipients: Recipients): Promise<Preview> {
  return answer(registry.GET('/api/registry/v1/reminders/preview', { params: { query: { recipients } } }))
}

export function send(recipients: Recipients, unitIds: readonly string[] | null): Promise<Schemas['PlannedOut']> {
  const body = { recipients, ...(unitIds ? { unit_ids: [...unitIds] } : {}) }
  return answer(registry.POST('/api/registry/v1/reminders', { body }))
}
