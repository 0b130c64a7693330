import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { fieldsOf } from '../../../parts/report/schema'
import { Proposed } from './Proposed'

afterEach(cleanup)

const fields = fieldsOf({
  form: { properties: { title: { type: 'string', title: '标题' }, action: { type: 'string', title: '做法' } } },
})
const proposal = {
  content: { title: '文件里的标题', action: '文件里的做法' },
  unplaced: [{ heading: '附', text: '联系方式另附' }],
  pictures: 2,
  tables: 0,
  hidden: 0,
}

test('what is written already stays, unless the user wants it replaced', () => {
  const take = vi.fn()
  render(<Proposed proposal={proposal} fields={fields} content={{ title: '写好的标题' }} onTake={take} onCancel={vi.fn()} />)
  fireEvent.click(screen.getByRole('button', { name: '填入所选的 1 项' }))
  expect(take).toHaveBeenLastCalledWith({ action: '文件里的做法' })

  fireEvent.click(screen.getByRole('checkbox', { name: /填入标题/ }))
  fireEvent.click(screen.getByRole('button', { name: '填入所选的 2 项' }))
  expect(take).toHaveBeenLastCalledWith({ title: '文件里的标题', action: '文件里的做法' })
})

test('what has found no place can be taken by hand, and pictures are asked for', () => {
  render(<Proposed proposal={proposal} fields={fields} content={{}} onTake={vi.fn()} onCancel={vi.fn()} />)
  expect(screen.getByText('联系方式另附')).toBeTruthy()
  expect(screen.getByText(/有 2 张图片/)).toBeTruthy()
})
