// @vitest-environment node
import { expect, test } from 'vitest'
import { pressingFirst, type Task, urgencyOf } from './task'

const NOW = Date.parse('2027-05-12T00:00:00+08:00')
const task = (subject_id: string, since: string, due_at: string | null = null): Task =>
  ({ kind: 'approve', subject_id, title: '', unit_name: '', why: '', since, due_at }) as Task
const order = (...lists: Parameters<typeof pressingFirst>[0]): string[] =>
  pressingFirst(lists, NOW).map(({ subject_id }) => subject_id)

test('tasks of all services stand in one list, those that wait longest first', () => {
  const submission = { items: [task('b', '2027-05-10T08:00:00+08:00'), task('d', '2027-05-12T00:00:00Z')], more: false }
  const publicity = { items: [task('a', '2027-05-09T23:00:00Z'), task('c', '2027-05-11T00:00:00Z')], more: true }
  expect(order(submission, publicity)).toEqual(['a', 'b', 'c', 'd'])
})

test('what is due soon or overdue stands above them, by its day; a day that is far changes nothing', () => {
  const since = '2027-05-01T00:00:00+08:00'
  const old = task('old', '2027-04-01T00:00:00+08:00')
  const far = task('far', since, '2027-05-30T00:00:00+08:00')
  const soon = task('soon', since, '2027-05-14T00:00:00+08:00')
  const late = task('late', since, '2027-05-11T00:00:00+08:00')
  expect(order({ items: [far, soon, old, late], more: false })).toEqual(['late', 'soon', 'old', 'far'])
})

test('a task is overdue from the very instant', () => {
  const urgency = (due: string | null): unknown => urgencyOf(task('x', '2027-05-01T00:00:00Z', due), NOW)
  expect(urgency('2027-05-12T00:00:00+08:00')).toBe('overdue')
  expect(urgency('2027-05-12T00:00:01+08:00')).toBe('due-soon')
  expect([urgency('2027-06-12T00:00:00+08:00'), urgency(null)]).toEqual([null, null])
})
