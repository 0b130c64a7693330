import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { ReactElement, ReactNode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Design } from '../../../theme/Design'
import { LiaisonCard } from './LiaisonCard'
import { WebsiteCard } from './WebsiteCard'

const PERSON = {
  id: 'l1',
  name: '王建国',
  post: '主任科员',
  mobile: '13800138000',
  office_phone: '',
  email: '',
  substitute_name: '',
  substitute_mobile: '',
  since: '2026-04-20T01:00:00Z',
  until: null,
  note: '',
  revision: 1,
  masked: false,
  mobile_shared: false,
}
const SITE = {
  unit_id: 'u1',
  url: 'http://zyjy.sd.edu.cn/',
  revision: 2,
  changed_at: '2026-04-20T01:00:00Z',
  is_plain: true,
  checked_at: '2026-04-20T02:00:00Z',
  outcome: 'dead',
  outcome_name: '页面打不开',
  reason: '网站返回错误 404',
  status: 404,
  final_url: '',
  failing_since: '2026-04-20T02:00:00Z',
}

const sent = vi.fn<(request: Request) => void>()

function answering(status: number, body: unknown): void {
  vi.stubGlobal('fetch', (request: Request) => {
    sent(request)
    return Promise.resolve(new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } }))
  })
}

/** What antd asks of a browser and jsdom lacks. */
function asBrowser(): void {
  const quiet = { matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }
  vi.stubGlobal('matchMedia', () => ({ ...quiet, addListener: () => undefined, removeListener: () => undefined }))
}

function Around({ children }: { children: ReactNode }): ReactElement {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  return (
    <Design>
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </Design>
  )
}

beforeEach(() => {
  asBrowser()
  sent.mockClear()
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test('a unit without a liaison says so and offers to name one', async () => {
  answering(200, { unit_id: 'u1', items: [] })
  render(<LiaisonCard unitId="u1" keeps />, { wrapper: Around })
  expect(await screen.findByText('还没有登记联络员')).toBeTruthy()
  expect(screen.getByRole('button', { name: '登记联络员' })).toBeTruthy()
})

test('whoever does not keep the unit sees masked numbers and no buttons', async () => {
  answering(200, { unit_id: 'u1', items: [{ ...PERSON, mobile: '138****8000', masked: true }] })
  render(<LiaisonCard unitId="u1" keeps={false} />, { wrapper: Around })
  expect(await screen.findByText('138****8000')).toBeTruthy()
  expect(screen.getByText(/号码已隐去/)).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})

test('former liaisons stand in the history with the time that was theirs', async () => {
  answering(200, { unit_id: 'u1', items: [PERSON, { ...PERSON, id: 'l0', name: '赵强', until: '2026-04-20T01:00:00Z' }] })
  render(<LiaisonCard unitId="u1" keeps />, { wrapper: Around })
  expect(await screen.findByText('历任联络员')).toBeTruthy()
  expect(screen.getByText('赵强')).toBeTruthy()
})

test('a failure is shown with a way to try again', async () => {
  answering(503, { code: 'store-down', title: '系统暂时繁忙，请稍后重试' })
  render(<LiaisonCard unitId="u1" keeps />, { wrapper: Around })
  expect(await screen.findByText('系统暂时繁忙，请稍后重试')).toBeTruthy()
})

test('a website tells what the last look said, since when, and that it is read on the way', async () => {
  answering(200, SITE)
  render(<WebsiteCard unitId="u1" keeps={false} />, { wrapper: Around })
  expect(await screen.findByText('页面打不开')).toBeTruthy()
  expect(screen.getByText(/网站返回错误 404/)).toBeTruthy()
  expect(screen.getByText(/未使用 https/)).toBeTruthy()
})

test('the first address is told as one that nobody has told before', async () => {
  answering(404, { code: 'no-website', title: '该单位还没有登记专题网站' })
  render(<WebsiteCard unitId="u1" keeps />, { wrapper: Around })
  fireEvent.click(await screen.findByRole('button', { name: /登\s*记/ }))
  answering(200, { ...SITE, url: 'https://a.edu.cn/', revision: 1 })
  fireEvent.change(screen.getByLabelText('网址'), { target: { value: 'https://a.edu.cn/' } })
  fireEvent.click(screen.getByRole('button', { name: /保\s*存/ }))
  await waitFor(() => expect(sent.mock.lastCall?.[0].method).toBe('PUT'))
  expect(sent.mock.lastCall?.[0].headers.get('if-match')).toBe('"0"')
  expect(await screen.findByText('https://a.edu.cn/')).toBeTruthy()
})
