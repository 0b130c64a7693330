import type { components } from '../../api/schema/publicity'

export type Entry = components['schemas']['EntryOut']
export type EntryLine = components['schemas']['EntryLine']
export type Correction = components['schemas']['CorrectionOut']
export type EntryState = components['schemas']['EntryState']
export type Rubric = components['schemas']['RubricOut']
export type Stage = components['schemas']['Stage']
export type Verdict = components['schemas']['Verdict']

/** What a part of an entry's story is told with. */
export interface PartProps {
  entry: Entry
  nameOf: (id: string | null) => string
}

/** In the order of the life of an entry. */
export const ENTRY_STATES: readonly EntryState[] = [
  'pooled',
  'assigned',
  'scored',
  'proposed',
  'first_reviewed',
  'second_reviewed',
  'final_reviewed',
  'decided',
  'released',
  'declined',
  'withdrawn',
]

export const STAGES: readonly Stage[] = ['first', 'second', 'final']

export interface Passage {
  name: string
  heading: string
  text: string
}

/** The text of the content, part by part. */
export function passages(content: Entry['content']): Passage[] {
  const value = content['passages']
  return Array.isArray(value) ? (value as Passage[]) : []
}

export function lines(content: Entry['content'], name: string): string[] {
  const value = content[name]
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []
}
