import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { components } from '../../../../api/schema/media'
import { AttachmentFacts } from '../../../../parts/report/Attachment'
import { fieldsOf } from '../../../../parts/report/schema'
import { FieldInput } from '../FieldInput'

afterEach(cleanup)

const [field] = fieldsOf({
  form: {
    properties: {
      attachment_ids: { type: 'array', title: '附件', items: { type: 'string', format: 'uuid' }, maxItems: 0, 'x-asset-kinds': ['document'] },
    },
  },
})
const scan: components['schemas']['AssetOut'] = {
  id: '0188202f-bb42-7e11-a5c9-7711b2c90004',
  unit_id: '01880e5a-91d4-7b1e-8f60-3c9a41d7e057',
  kind: 'document',
  state: 'ready',
  state_words: '可以使用',
  reason_code: null,
  reason: null,
  file_name: '盖章方案.pdf',
  content_type: 'application/pdf',
  bytes: 2_097_152,
  sha256: null,
  width: 0,
  height: 0,
  seconds: 0,
  has_text: false,
  caption: '',
  credit: null,
  licence: null,
  people_consented: null,
  ai_generated: null,
  created_at: '2023-05-15T02:00:00Z',
  renditions: [],
  actions: { allowed: ['download'], locked: [] },
}

test('R54: the form asks for documents, and names each file that is none or one too many', async () => {
  const onChange = vi.fn()
  render(
    <QueryClientProvider client={new QueryClient()}>
      <FieldInput
        field={field!}
        pointer="/attachment_ids"
        value={[]}
        onChange={onChange}
        disabled={false}
        wrong={false}
        describedBy="about"
        faults={[]}
        notes={[]}
      />
    </QueryClientProvider>,
  )

  const input = screen.getByLabelText('添加附件', { selector: 'input' })
  expect(input.getAttribute('accept')).toBe('.docx,.pdf,.ofd,.doc,.wps')
  fireEvent.change(input, { target: { files: [new File(['x'], '活动.exe'), new File(['x'], '方案.WPS')] } })

  expect(await screen.findByText('“活动.exe”不是可接受的文档格式，没有添加')).toBeTruthy()
  expect(screen.getByText('附件不能超过 0 个，多出的没有添加')).toBeTruthy()
  expect(onChange).not.toHaveBeenCalled()
})

test('R54: a document is named with its size, can be saved, and says that it is a scan', () => {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <AttachmentFacts asset={scan} />
    </QueryClientProvider>,
  )

  expect(screen.getByText('盖章方案.pdf')).toBeTruthy()
  expect(screen.getByText('2.0 MB')).toBeTruthy()
  expect(screen.getByText(/可能是扫描件/)).toBeTruthy()
  expect(screen.getByRole('button', { name: '下载 盖章方案.pdf' })).toBeTruthy()
})
