import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { ReactElement } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Design } from '../../theme/Design'
import type { Entry } from './entry'
import { keptScore } from './kept_score'
import { ScoreSheet } from './ScoreSheet'

vi.mock('../../session/session', () => ({ useMe: () => ({ id: 'me', roles: ['reviewer'] }) }))

const rubric = {
  veto_below: 60,
  criteria: [
    { code: 'orientation', name: '导向', weight: 40, veto: true, anchors: { 优: '准确', 差: '偏差' } },
    { code: 'effect', name: '实效', weight: 60, veto: false, anchors: { 优: '有数据', 差: '只有形容词' } },
  ],
}
const entry = { id: 'e1', actions: { allowed: ['score'], locked: [] } } as unknown as Entry

let sent: unknown[]

beforeEach(() => {
  sent = []
  localStorage.clear()
  // jsdom has none; the text field asks for it to grow.
  vi.stubGlobal('ResizeObserver', class { observe(): void {} unobserve(): void {} disconnect(): void {} })
  vi.stubGlobal('fetch', async (request: Request) => {
    if (request.method === 'POST') sent.push(await request.clone().json())
    return Response.json(request.url.endsWith('/rubric') ? rubric : {})
  })
})

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function sheet(onScored = vi.fn(), onNext = vi.fn(async () => undefined)): ReactElement {
  return (
    <QueryClientProvider client={new QueryClient()}>
      <Design>
        <ScoreSheet entry={entry} onScored={onScored} onNext={onNext} />
      </Design>
    </QueryClientProvider>
  )
}

async function press(...keys: string[]): Promise<void> {
  const first = (await screen.findAllByRole('radio'))[0]
  first?.focus()
  for (const key of keys) fireEvent.keyDown(document.activeElement ?? document.body, { key })
}

test('keys choose levels and go on to the next criterion, at the end to the comment', async () => {
  render(sheet())
  await press('5', '4')
  expect(screen.getByText('89.00')).toBeTruthy()
  expect(document.activeElement?.tagName).toBe('TEXTAREA')
})

test('a digit in the comment or in a figure is a digit', async () => {
  render(sheet())
  await press('5', '4')
  fireEvent.keyDown(screen.getByRole('textbox'), { key: '1' })
  fireEvent.keyDown(screen.getAllByRole('spinbutton')[0] as HTMLElement, { key: '1' })
  expect(screen.getByText('89.00')).toBeTruthy()
})

test('a veto criterion below the threshold says so before it is handed in', async () => {
  render(sheet())
  await press('1')
  expect(screen.getByText(/低于 60 分，将带上一票否决标记/)).toBeTruthy()
})

test('what was filled in survives until it is handed in, and is then forgotten', async () => {
  const onNext = vi.fn(async () => undefined)
  render(sheet())
  await press('5', '4')
  cleanup()
  render(sheet(vi.fn(), onNext))
  expect(await screen.findByText('89.00')).toBeTruthy()
  fireEvent.change(screen.getByRole('textbox'), { target: { value: '有数据' } })
  fireEvent.click(screen.getByRole('button', { name: '提交并打开下一件' }))
  await waitFor(() => expect(onNext).toHaveBeenCalledOnce())
  expect(sent).toEqual([{ points: { orientation: 95, effect: 85 }, comment: '有数据' }])
  expect(keptScore('me', 'e1')).toBeNull()
})

test('nothing is sent while a criterion or the comment is missing', async () => {
  const onScored = vi.fn()
  render(sheet(onScored))
  await press('5')
  fireEvent.click(screen.getByRole('button', { name: '提交评分' }))
  expect(screen.getByText('请为每一项打分')).toBeTruthy()
  expect(sent).toEqual([])
  expect(onScored).not.toHaveBeenCalled()
})
