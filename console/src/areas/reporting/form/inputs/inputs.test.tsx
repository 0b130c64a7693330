import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { type ReactElement, useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import type { FieldFault } from '../../../../api/problem'
import { type FieldSpec, fieldsOf } from '../../../../parts/report/schema'
import { Field } from '../Field'
import { numberIn } from './TextInput'

afterEach(cleanup)

const activity = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', title: '名称', maxLength: 100 },
    held_on: { type: 'string', format: 'date', title: '日期' },
    online: { type: 'boolean', title: '线上' },
  },
}
const form = {
  required: ['activities'],
  properties: {
    guests: { type: 'array', title: '嘉宾', maxItems: 2, items: activity },
    activities: { type: 'array', title: '活动清单', maxItems: 2, items: activity },
    promise: { type: 'boolean', const: true, title: '公益承诺' },
    open_to: { type: 'array', title: '四开放', maxItems: 1, items: { oneOf: [
      { const: 'campus', title: '开放校园' },
      { const: 'firm', title: '开放企业' },
    ] } },
    held_at: { type: 'string', format: 'date-time', title: '开始时间' },
  },
}
const fieldNamed = (name: string): FieldSpec => fieldsOf({ form }).find((field) => field.name === name) as FieldSpec

/** What the field holds now. */
let held: unknown

function Held({ name, initial, faults }: { name: string; initial: unknown; faults: readonly FieldFault[] }): ReactElement {
  const [value, setValue] = useState(initial)
  held = value
  return <Field field={fieldNamed(name)} pointer={`/${name}`} value={value} onChange={setValue} disabled={false} faults={faults} notes={[]} />
}

function show(name: string, initial: unknown = undefined, faults: readonly FieldFault[] = []): void {
  render(<Held name={name} initial={initial} faults={faults} />)
}

const row = (at: number): HTMLElement => screen.getByRole('group', { name: new RegExp(`^活动清单 第 ${at} 条`) })

test('a table that may stay empty begins with no row, and its last row can be taken away', () => {
  show('guests')
  expect(screen.queryByRole('group', { name: /第 1 条/ })).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: '添加一条嘉宾' }))
  fireEvent.click(screen.getByRole('button', { name: '删除嘉宾第 1 条' }))
  expect(held).toEqual([])
})

test('a table that must be filled in begins with an empty row, and takes as many as it may', () => {
  show('activities')
  fireEvent.change(within(row(1)).getByLabelText('名称'), { target: { value: '开放日' } })
  fireEvent.click(screen.getByRole('button', { name: '添加一条活动清单' }))
  fireEvent.change(within(row(2)).getByLabelText('日期'), { target: { value: '2027-05-10' } })
  expect(held).toEqual([{ name: '开放日' }, { held_on: '2027-05-10' }])
  expect(screen.queryByRole('button', { name: '添加一条活动清单' })).toBeNull()
  expect(screen.getByText('2 / 2 条')).toBeTruthy()
})

test('a row that is taken away takes nothing of the others with it', () => {
  show('activities', [{ name: '一' }, { name: '二', online: true }])
  fireEvent.click(screen.getByRole('button', { name: '删除活动清单第 1 条' }))
  expect(held).toEqual([{ name: '二', online: true }])
})

test('what is wrong in a cell stands at that cell, what is wrong with a row at the row', () => {
  const fault = (pointer: string, detail: string): FieldFault => ({ pointer, detail, code: detail })
  show('activities', [{ name: '一' }, { name: '' }], [fault('/activities/1/name', '请填写名称'), fault('/activities/0', '与第 2 条重复')])
  const cell = within(row(2)).getByLabelText('名称')
  expect(within(row(2)).getByText('请填写名称')).toBeTruthy()
  expect(cell.getAttribute('aria-invalid')).toBe('true')
  expect(within(row(1)).getByText('与第 2 条重复')).toBeTruthy()
  expect(within(row(1)).getByLabelText('名称').getAttribute('aria-invalid')).toBe('false')
})

test('a statement is confirmed or not there', () => {
  show('promise')
  const box = screen.getByLabelText('公益承诺')
  fireEvent.click(box)
  expect(held).toBe(true)
  fireEvent.click(box)
  expect(held).toBeNull()
})

test('when as many are chosen as may be, the others wait', () => {
  show('open_to', ['campus'])
  const other = screen.getByLabelText('开放企业')
  expect(other.hasAttribute('disabled')).toBe(true)
  fireEvent.click(screen.getByLabelText('开放校园'))
  expect([held, other.hasAttribute('disabled')]).toEqual([[], false])
})

test('a time is that of Shanghai wherever the reader is', () => {
  show('held_at', '2027-05-10T01:30:00Z')
  const input = screen.getByLabelText('开始时间')
  expect((input as HTMLInputElement).value).toBe('2027-05-10T09:30')
  fireEvent.change(input, { target: { value: '2027-05-11T08:00' } })
  expect(held).toBe('2027-05-11T08:00:00+08:00')
})

test('a number may be typed as people type it, and what is none stays to be mended', () => {
  expect([numberIn('１２，６００', false), numberIn('12 600', false), numberIn('一万', false)]).toEqual([12600, 12600, '一万'])
  expect([numberIn('3.05', true), numberIn('3.', true), numberIn('3.0', true), numberIn('3.5', false)]).toEqual([3.05, '3.', '3.0', '3.5'])
})
