import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { Findings } from '../../../parts/report/Findings'
import { Design } from '../../../theme/Design'
import type { Item } from '../draft/use_draft'
import { AppealAct } from './AppealAct'

const FINDING = {
  submission_number: 1,
  level_id: 'p1',
  level_name: '山东省教育厅',
  appeal_level_id: 'm1',
  appeal_level_name: '教育部',
  reason: 'old-picture',
  text: '照片为2019年拍摄',
  found_at: '2026-05-10T01:00:00Z',
  appeal_text: '',
  appealed_at: null,
  verdict: null,
  verdict_text: '',
  decided_at: null,
} as const
const ITEM = { id: 'i1', revision: 3, actions: { allowed: ['appeal'], locked: [] } } as unknown as Item

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test('a unit reads the finding and appeals with its words, after it was asked once', async () => {
  const quiet = { matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }
  vi.stubGlobal('matchMedia', () => ({ ...quiet, addListener: () => undefined, removeListener: () => undefined }))
  vi.stubGlobal('ResizeObserver', class { observe = (): void => undefined; unobserve = (): void => undefined; disconnect = (): void => undefined })
  const sent = vi.fn<(request: Request) => void>()
  vi.stubGlobal('fetch', (request: Request) => {
    sent(request)
    return Promise.resolve(new Response('{}', { status: 201, headers: { 'Content-Type': 'application/json' } }))
  })
  render(
    <Design>
      <QueryClientProvider client={new QueryClient()}>
        <Findings findings={[FINDING]}>
          <AppealAct item={ITEM} />
        </Findings>
      </QueryClientProvider>
    </Design>,
  )

  expect(screen.getByText('旧照片或网络图片')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: /申\s*诉/ }))
  fireEvent.change(await screen.findByRole('textbox'), { target: { value: '相机日期未校准' } })
  const buttons = screen.getAllByRole('button', { name: /申\s*诉/, hidden: true })
  fireEvent.click(buttons[buttons.length - 1] as HTMLElement)

  await waitFor(() => expect(sent).toHaveBeenCalledOnce())
  const request = sent.mock.calls[0]?.[0] as Request
  expect(request.url).toContain('/items/i1/irrelevance/appeal')
  expect(await request.json()).toEqual({ text: '相机日期未校准', revision: 3 })
})
