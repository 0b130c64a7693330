// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { NetworkLost, Problem } from '../../../api/problem'
import type { Content } from '../../../parts/report/schema'
import { type CopyKeeper, DraftKeeper, type Saved, type Snapshot } from './draft_keeper'

const actions = { allowed: ['edit', 'submit'], locked: [] }

/** A stand-in for the service: one draft with a revision, refusing what was written on an older one. */
class Service {
  content: Content = { title: '旧标题' }
  revision = 1
  saves: Content[] = []
  failure: unknown = null

  read = async (): Promise<Snapshot> => {
    if (this.failure) throw this.failure
    return { content: this.content, ...this.about(), changedBy: 'other' }
  }

  save = async (content: Content, revision: number): Promise<Saved> => {
    if (this.failure) throw this.failure
    if (revision !== this.revision) throw new Problem(412, 'stale', '', '', '')
    this.saves.push(content)
    this.write(content)
    return this.about()
  }

  write(content: Content): void {
    this.content = content
    this.revision += 1
  }

  private about(): Saved {
    return { revision: this.revision, changedAt: `at ${this.revision}`, missing: [], actions }
  }
}

let service: Service
let kept: Content | null
let keeper: DraftKeeper

const copies: CopyKeeper = {
  keep: ({ content }) => ((kept = content), true),
  drop: () => (kept = null),
}

beforeEach(async () => {
  vi.useFakeTimers()
  service = new Service()
  kept = null
  keeper = new DraftKeeper(await service.read(), service, copies)
})

afterEach(() => {
  vi.useRealTimers()
})

test('what is typed is in the browser at once, and on the server once after a pause', async () => {
  keeper.change('title', '新')
  keeper.change('title', '新标题')
  expect(kept).toEqual({ title: '新标题' })
  expect(service.saves).toEqual([])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(service.saves).toEqual([{ title: '新标题' }])
  expect(keeper.state()).toMatchObject({ save: 'saved', revision: 2, savedAt: 'at 2' })
  expect(kept).toBeNull()
})

test('somebody who never pauses is saved all the same', async () => {
  for (let second = 0; second < 20; second++) {
    keeper.change('title', `字${second}`)
    await vi.advanceTimersByTimeAsync(500)
  }
  expect(service.saves.length).toBeGreaterThan(0)
})

test('without a network the text stays in the browser and goes out when the network is back', async () => {
  service.failure = new NetworkLost()
  keeper.change('title', '断网时写的')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(keeper.state().save).toBe('offline')
  expect(kept).toEqual({ title: '断网时写的' })
  keeper.change('background', '又写了一段')
  service.failure = null
  await keeper.flush()
  expect(service.content).toEqual({ title: '断网时写的', background: '又写了一段' })
  expect(keeper.state().save).toBe('saved')
})

test('a save whose answer was lost is no dispute', async () => {
  keeper.change('title', '新标题')
  service.write({ title: '新标题' })
  await keeper.flush()
  expect(keeper.state()).toMatchObject({ save: 'saved', dispute: null, revision: 2 })
})

test('what others wrote in other fields is put together and told', async () => {
  service.write({ title: '旧标题', action: '同事写的做法' })
  keeper.change('title', '我的标题')
  await vi.advanceTimersByTimeAsync(3_000)
  expect(service.content).toEqual({ title: '我的标题', action: '同事写的做法' })
  expect(keeper.state()).toMatchObject({ save: 'saved', dispute: null, notice: { kind: 'merged', fields: ['action'] } })
})

test('a field that both changed is put to the user; nothing is sent before, and the choice is', async () => {
  service.write({ title: '同事的标题' })
  keeper.change('title', '我的标题')
  await vi.advanceTimersByTimeAsync(3_000)
  expect(keeper.state()).toMatchObject({ save: 'disputed', content: { title: '我的标题' } })
  expect(keeper.state().dispute).toMatchObject({ fields: ['title'], by: 'other', content: { title: '同事的标题' } })
  expect(kept).toEqual({ title: '我的标题' })
  expect(service.saves).toEqual([])
  keeper.resolve({ title: 'mine' })
  await keeper.flush()
  expect(service.content).toEqual({ title: '我的标题' })
})

test('the other text can be chosen', async () => {
  service.write({ title: '同事的标题' })
  keeper.change('title', '我的标题')
  await vi.advanceTimersByTimeAsync(3_000)
  keeper.resolve({ title: 'theirs' })
  await keeper.flush()
  expect(keeper.state()).toMatchObject({ save: 'saved', dispute: null, content: { title: '同事的标题' } })
  expect(kept).toBeNull()
})

test('photos that two devices added are all kept', async () => {
  service.write({ title: '旧标题', asset_ids: ['phone'] })
  keeper.change('asset_ids', ['desk'])
  await vi.advanceTimersByTimeAsync(3_000)
  expect(service.content['asset_ids']).toEqual(['desk', 'phone'])
})

test('a copy left by a closed tab is taken up and saved', async () => {
  keeper.adopt({ content: { title: '崩溃前写的' }, base: { title: '旧标题' }, at: 'then' })
  expect(keeper.state().notice).toMatchObject({ kind: 'restored', fields: ['title'], at: 'then' })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(service.content).toEqual({ title: '崩溃前写的' })
})

test('a copy that the server has outrun is put to the user', async () => {
  keeper.adopt({ content: { title: '本机的' }, base: { title: '更早的' }, at: 'then' })
  expect(keeper.state()).toMatchObject({ content: { title: '旧标题' }, dispute: { from: 'copy', fields: ['title'] } })
})

test('places that the service does not take are named, and the next change is tried again', async () => {
  const fault = { pointer: '/title', detail: '太长', code: 'string_too_long' }
  service.failure = new Problem(422, 'content-invalid', '', '', '', [fault])
  keeper.change('title', '很长')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(keeper.state()).toMatchObject({ save: 'refused', refused: [fault] })
  expect(kept).toEqual({ title: '很长' })
  service.failure = null
  keeper.change('title', '短')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(keeper.state()).toMatchObject({ save: 'saved', refused: [] })
})

test('a draft that can no longer be written in keeps the text in the browser', async () => {
  service.failure = new Problem(409, 'item-not-editable', '', '', '')
  keeper.change('title', '晚了')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(keeper.state().save).toBe('closed')
  expect(kept).toEqual({ title: '晚了' })
})
