import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { Design } from '../theme/Design'
import { ActionButton } from './ActionButton'

afterEach(cleanup)

const actions = {
  allowed: ['approve'],
  locked: [{ action: 'return', reason: '材料由您本人编写，请由其他审核员退回', who: '其他审核员' }],
}

test('an allowed action acts', () => {
  const act = vi.fn()
  render(<ActionButton actions={actions} action="approve" onAct={act} children="通过" />, { wrapper: Design })
  screen.getByRole('button', { name: '通过' }).click()
  expect(act).toHaveBeenCalledOnce()
})

test('a locked action shows its reason, can be focused, is described by the reason, and does not act', () => {
  const act = vi.fn()
  render(<ActionButton actions={actions} action="return" onAct={act} children="退回" />, { wrapper: Design })
  const button = screen.getByRole('button', { name: '退回' })
  const reason = screen.getByText(/材料由您本人编写.*其他审核员/)
  button.focus()
  button.click()
  expect(document.activeElement).toBe(button)
  expect(button.getAttribute('aria-disabled')).toBe('true')
  expect(button.getAttribute('aria-describedby')).toBe(reason.id)
  expect(act).not.toHaveBeenCalled()
})

test('an action that the service does not name is not drawn', () => {
  const { container } = render(<ActionButton actions={actions} action="withdraw" onAct={() => undefined} children="撤回" />, { wrapper: Design })
  expect(container.textContent).toBe('')
})
