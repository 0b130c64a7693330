// @vitest-environment node
import { expect, test } from 'vitest'
import { oldestFirst, type Task } from './task'

const task = (subject_id: string, since: string): Task => ({
  kind: 'approve',
  subject_id,
  title: '',
  unit_name: '',
  why: '',
  since,
  due_at: null,
})

test('tasks of all services stand in one list, those that wait longest first', () => {
  const submission = { items: [task('b', '2027-05-10T08:00:00+08:00'), task('d', '2027-05-12T00:00:00Z')], more: false }
  const publicity = { items: [task('a', '2027-05-09T23:00:00Z'), task('c', '2027-05-11T00:00:00Z')], more: true }
  expect(oldestFirst([submission, publicity]).map(({ subject_id }) => subject_id)).toEqual(['a', 'b', 'c', 'd'])
})
