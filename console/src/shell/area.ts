import type { TaskKind } from '../areas/tasks/task'
import type { Role } from '../session/roles'

export interface MenuEntry {
  /** Address inside the console, such as `/items`. */
  path: string
  label: string
  /** Who sees it. */
  roles: readonly Role[]
}

/** A page, where it needs more than its address with what it has to know. */
export type TaskPage = string | { to: string; search: Readonly<Record<string, string>> }

/** What an area of the console tells the rest of it. */
export interface Area {
  menu: readonly MenuEntry[]
  /** The page on which a task of this kind is done. */
  taskPages: { readonly [kind in TaskKind]?: (subjectId: string, itemType: string) => TaskPage }
}
