import { fromClock, toClock } from '../../parts/clock_text'
import type { components } from '../../api/schema/registry'

export type Edition = components['schemas']['EditionOut']
export type Amendment = components['schemas']['AmendEdition']

export const LINES = ['name', 'theme', 'document_number'] as const
export const DAYS = ['starts_on', 'ends_on', 'plan_due_on', 'summary_due_on'] as const
export const INSTANTS = ['opens_at', 'due_at', 'locks_at'] as const

/** What can be written in the form, as the fields of the page hold it: instants as Shanghai's clock shows them. */
export type EditionFields = Record<(typeof LINES)[number] | (typeof DAYS)[number] | (typeof INSTANTS)[number] | 'notes', string> & {
  summary_due_rolls: boolean
}

type Told = Pick<Edition, keyof EditionFields>

/** The edition as the fields hold it. */
export function fieldsOfEdition(edition: Told): EditionFields {
  const { name, theme, document_number, notes, starts_on, ends_on, plan_due_on, summary_due_on, summary_due_rolls } = edition
  const [opens_at, due_at, locks_at] = INSTANTS.map((field) => toClock(edition[field])) as [string, string, string]
  return {
    ...{ name, theme, document_number, notes, starts_on, ends_on, plan_due_on, summary_due_on, summary_due_rolls },
    ...{ opens_at, due_at, locks_at },
  }
}

/** The whole edition as it is sent: what was written, and all else as it stands. */
export function amendmentOf(fields: EditionFields, edition: Edition): Amendment {
  const { focus_areas, activity_types, item_types, vocabularies, wordings } = edition
  const { issued_on, issuers, contacts, national_activities, reference_ideas, grace_minutes } = edition
  return {
    ...written(fields),
    ...{ focus_areas, activity_types, item_types, vocabularies, wordings },
    ...{ issued_on, issuers, contacts, national_activities, reference_ideas },
    ...(grace_minutes === null ? {} : { grace_minutes }),
  }
}

/** What was written, as it is sent. */
export function written(fields: EditionFields): EditionFields {
  const { opens_at, due_at, locks_at } = fields
  return { ...fields, opens_at: fromClock(opens_at), due_at: fromClock(due_at), locks_at: fromClock(locks_at) }
}

/** The fields that differ. */
export function differing(one: EditionFields, other: EditionFields): (keyof EditionFields)[] {
  return (Object.keys(one) as (keyof EditionFields)[]).filter((field) => one[field] !== other[field])
}
