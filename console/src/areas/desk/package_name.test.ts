// @vitest-environment node
import { expect, test } from 'vitest'
import { fileName } from './package_name'

test('a headline becomes a name that every file system takes', () => {
  expect(fileName('校企“双师”：一间/教室?')).toBe('校企“双师”：一间教室.zip')
  expect(fileName('???')).toBe('package.zip')
})
