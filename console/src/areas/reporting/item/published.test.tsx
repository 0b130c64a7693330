import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { Design } from '../../../theme/Design'
import type { Item } from '../draft/use_draft'
import { Published } from './Published'

afterEach(cleanup)

const OUT = {
  state: 'released',
  released_at: '2026-05-12T01:00:00Z',
  embargoed_until: null,
  withdrawn_at: null,
  withdrawal_reason: '',
  coverage: [],
}
const shown = (correction: object | null): void => {
  const item = { where_published: { ...OUT, correction } } as unknown as Item
  render(<Published item={item} />, { wrapper: Design })
}

test('a unit reads that its correction waits', () => {
  shown({ state: 'pending', reason: '', decided_at: null })
  expect(screen.getByText('更正待教育部发布')).toBeTruthy()
})

test('a unit reads why its correction was not taken, and what it may do', () => {
  shown({ state: 'declined', reason: '与事实不符', decided_at: '2026-05-13T01:00:00Z' })
  expect(screen.getByText('更正未采用')).toBeTruthy()
  expect(screen.getByText(/与事实不符/)).toBeTruthy()
  expect(screen.getByText(/可以再次更正，或撤回/)).toBeTruthy()
})

test('nothing is said of a correction where there was none', () => {
  shown(null)
  expect(screen.queryByText(/更正/)).toBeNull()
})
