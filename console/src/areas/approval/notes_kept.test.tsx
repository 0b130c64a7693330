import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, renderHook } from '@testing-library/react'
import { createElement, type ReactElement, type ReactNode } from 'react'
import { afterEach, expect, test } from 'vitest'
import { useNotes } from './notes'

afterEach(cleanup)

const queries = new QueryClient()
const wrapper = ({ children }: { children: ReactNode }): ReactElement =>
  createElement(QueryClientProvider, { client: queries }, children)

test('a letter that is typed is there at once, and the notes of an item wait for the approver to come back', () => {
  const first = renderHook(() => useNotes('a'), { wrapper })
  act(() => first.result.current.note('/title', '请写明学校'))
  expect(first.result.current.notes).toEqual({ '/title': '请写明学校' })
  first.unmount()
  expect(renderHook(() => useNotes('b'), { wrapper }).result.current.notes).toEqual({})
  expect(renderHook(() => useNotes('a'), { wrapper }).result.current.notes).toEqual({ '/title': '请写明学校' })
})
