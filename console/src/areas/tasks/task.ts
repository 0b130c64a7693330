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

/** The tasks of all services as one list, those that wait longest first. */
export function oldestFirst(lists: readonly TaskList[]): Task[] {
  const tasks = lists.flatMap((list) => list.items)
  return tasks.sort((one, other) => Date.parse(one.since) - Date.parse(other.since))
}
