import { useQueries } from '@tanstack/react-query'
import { Link, Navigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { answer, publicity, submission } from '../../api/clients'
import { areas } from '../../areas'
import { Empty } from '../../parts/Empty'
import { Loading } from '../../parts/Loading'
import { ProblemView } from '../../parts/ProblemView'
import { When } from '../../parts/When'
import type { Role } from '../../session/roles'
import { hasRole, type Me, useMe } from '../../session/session'
import { Page } from '../../shell/Page'
import { taskKinds, tasksTexts } from '../../texts/tasks.zh'
import { pressingFirst, type Task, type TaskList, urgencyOf } from './task'
import { UnreadReminders } from './UnreadReminders'

const LOOK_AGAIN_MS = 60_000

interface TaskSource {
  name: string
  roles: readonly Role[]
  read: () => Promise<TaskList>
}

/** Which service has tasks for whom. */
const sources: readonly TaskSource[] = [
  {
    name: 'submission',
    roles: ['liaison', 'approver', 'editor'],
    read: () => answer(submission.GET('/api/submission/v1/tasks')),
  },
  {
    name: 'publicity',
    roles: ['reviewer', 'editor', 'publisher', 'desk'],
    read: () => answer(publicity.GET('/api/publicity/v1/tasks')),
  },
]

/** What waits for the account, from every service that has something for its roles. */
export function TasksPage(): ReactElement {
  const me = useMe()
  // Nothing ever waits for a co-department: it begins with what there is to read.
  return hasRole(me, 'co_department') ? <Navigate to="/territory" replace /> : <Tasks me={me} />
}

function Tasks({ me }: { me: Me }): ReactElement {
  const asked = sources.filter(({ roles }) => hasRole(me, ...roles))
  const queries = useQueries({
    queries: asked.map(({ name, read }) => ({
      queryKey: ['tasks', name],
      queryFn: read,
      refetchInterval: LOOK_AGAIN_MS,
    })),
  })
  const lists = queries.flatMap((query) => query.data ?? [])
  const failed = queries.filter((query) => query.error)
  const tasks = pressingFirst(lists, Date.now())
  return (
    <Page title={tasksTexts.title} hint={tasksTexts.hint}>
      <UnreadReminders />
      {failed.map((query, at) => (
        <ProblemView key={at} error={query.error} onRetry={() => void query.refetch()} />
      ))}
      {queries.some((query) => query.isPending) && <Loading />}
      {tasks.length > 0 && (
        <ol className="ow-list" aria-label={tasksTexts.list}>
          {tasks.map((task) => (
            <li key={keyOf(task)}>
              <TaskLine task={task} />
            </li>
          ))}
        </ol>
      )}
      {lists.some((list) => list.more) && <p className="ow-list-end">{tasksTexts.more}</p>}
      {tasks.length === 0 && queries.every((query) => query.isSuccess) && (
        <Empty text={tasksTexts.empty}>
          <p>{tasksTexts.emptyHint}</p>
        </Empty>
      )}
    </Page>
  )
}

/** Of what is owed and not begun the subject is the edition, the same for every type. */
function keyOf(task: Task): string {
  return [task.kind, task.subject_id, typeOf(task)].join(' ')
}

function typeOf(task: Task): string {
  return 'item_type' in task ? task.item_type : ''
}

function TaskLine({ task }: { task: Task }): ReactElement {
  const words = tasksTexts.open(taskKinds[task.kind], task.title || tasksTexts.untitled)
  const page = areas.map((area) => area.taskPages[task.kind]).find(Boolean)?.(task.subject_id, typeOf(task))
  const urgency = urgencyOf(task, Date.now())
  return (
    <article className="ow-task">
      <h2>{page ? <Link {...(typeof page === 'string' ? { to: page } : page)}>{words}</Link> : words}</h2>
      <p>{task.why}</p>
      <p className="ow-facts">
        <span>{task.unit_name}</span>
        <span>
          {tasksTexts.since} <When at={task.since} />
        </span>
        {task.due_at !== null && (
          <span className={urgency === 'overdue' ? 'ow-overdue' : undefined}>
            {tasksTexts.due} <When at={task.due_at} />
            {urgency && ` ${tasksTexts.urgencies[urgency]}`}
          </span>
        )}
      </p>
    </article>
  )
}
