import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { ReactElement, ReactNode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Design } from '../../../theme/Design'
import { AcceptInvitationPage } from './AcceptInvitationPage'

const OFFER = { unit_name: '示例职业学院', roles: ['liaison'], username: '', expires_at: '2026-05-01T00:00:00Z' }
const bodies: unknown[] = []

function answering(answers: Record<string, [number, unknown]>): void {
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url).pathname
    const [status, body] = Object.entries(answers).find(([end]) => path.endsWith(end))?.[1] ?? [200, {}]
    if (request.method === 'POST') bodies.push(await request.json())
    return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
  })
}

/** What antd asks of a browser and jsdom lacks. */
function asBrowser(): void {
  const quiet = { matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }
  vi.stubGlobal('matchMedia', () => ({ ...quiet, addListener: () => undefined, removeListener: () => undefined }))
}

function Around({ children }: { children: ReactNode }): ReactElement {
  return (
    <Design>
      <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
    </Design>
  )
}

beforeEach(() => {
  asBrowser()
  bodies.length = 0
  window.location.hash = '#the-secret-of-the-link'
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test('the link is taken out of the address and opens an account of its unit', async () => {
  answering({ offer: [200, OFFER], acceptance: [201, { username: 'wang.wu' }] })
  render(<AcceptInvitationPage />, { wrapper: Around })
  expect(await screen.findByText(/示例职业学院/)).toBeTruthy()
  expect(window.location.hash).toBe('')
  for (const [label, value] of [
    ['姓名', '王五'],
    ['账号（登录名）', 'wang.wu'],
    ['密码', 'Correct-horse-1'],
    ['再次输入密码', 'Correct-horse-1'],
  ] as const) {
    fireEvent.change(screen.getByLabelText(label), { target: { value } })
  }
  fireEvent.click(screen.getByRole('button', { name: '开通账号' }))
  expect(await screen.findByText(/已开通，请登录/)).toBeTruthy()
  expect(bodies.at(-1)).toEqual({
    token: 'the-secret-of-the-link',
    username: 'wang.wu',
    display_name: '王五',
    password: 'Correct-horse-1',
  })
})

test('a link that opens nothing says where to get another', async () => {
  answering({ offer: [404, { code: 'invitation-unknown', title: '邀请链接无效、已使用或已过期，请向上级单位重新索取' }] })
  render(<AcceptInvitationPage />, { wrapper: Around })
  await waitFor(() => expect(screen.getByText(/向上级单位重新索取/)).toBeTruthy())
  expect(screen.queryByLabelText('密码')).toBeNull()
})
