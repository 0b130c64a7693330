// @vitest-environment node
import { expect, test } from 'vitest'
import { problemOf } from './problem'

test('a problem document is told whole: words, code, trace, places, wait, and what else it says', async () => {
  const body = {
    type: '/problems/revision-outdated',
    title: '内容已被他人修改',
    detail: '最新修订号是 7',
    status: 412,
    code: 'revision-outdated',
    traceId: 'abc',
    errors: [{ pointer: '/title', detail: '标题太长', code: 'too-long' }],
    current_revision: 7,
  }
  const problem = await problemOf(Response.json(body, { status: 412, headers: { 'Retry-After': '5' } }))
  expect(problem).toMatchObject({
    status: 412,
    code: 'revision-outdated',
    title: '内容已被他人修改',
    detail: '最新修订号是 7',
    traceId: 'abc',
    retryAfter: 5,
    errors: [{ pointer: '/title', detail: '标题太长', code: 'too-long' }],
    extensions: { current_revision: 7 },
  })
})

test('the page of a proxy in between still is a problem, with a code of its status', async () => {
  const problem = await problemOf(new Response('<html>Bad gateway</html>', { status: 502 }))
  expect(problem).toMatchObject({ status: 502, code: 'http-502', title: '', errors: [], retryAfter: null })
})
