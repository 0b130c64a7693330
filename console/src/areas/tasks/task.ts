import type { components as Publicity } from '../../api/schema/publicity'
import type { components as Submission } from '../../api/schema/submission'

export type Task = Submission['schemas']['TaskOut'] | Publicity['schemas']['TaskOut']

/** What a service has for the reader; `more` when it does not list all. */
export interface TaskList {
  items: readonly Task[]
  more: boolean
}

/** What can wait for somebody. */
export type TaskKind = Task['kind']

const PRESSING_MS = 3 * 24 * 3_600_000

/** The tasks of all services as one list: those whose day is near or past by that day, then those that wait longest. */
export function pressingFirst(lists: readonly TaskList[], now: number): Task[] {
  const tasks = lists.flatMap((list) => list.items)
  const pressing = tasks.filter((task) => dueOf(task) - now <= PRESSING_MS).sort((one, other) => dueOf(one) - dueOf(other))
  const others = tasks.filter((task) => !pressing.includes(task))
  return [...pressing, ...others.sort((one, other) => Date.parse(one.since) - Date.parse(other.since))]
}

export type Urgency = 'overdue' | 'due-soon' | null

export function urgencyOf(task: Task, now: number): Urgency {
  const left = dueOf(task) - now
  if (left <= 0) return 'overdue'
  return left <= PRESSING_MS ? 'due-soon' : null
}

function dueOf({ due_at }: Task): number {
  return due_at === null ? Infinity : Date.parse(due_at)
}
