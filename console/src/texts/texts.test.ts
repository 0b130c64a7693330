// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const SOURCES = join(import.meta.dirname, '..')
const CHINESE = /[\u3400-\u9fff]/
const COMMENT = /\/\*[\s\S]*?\*\/|\/\/.*$/gm

test('what users read stands in src/texts, not in components', () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  const components = files.filter((name) => /\.tsx?$/.test(name) && !/\.test\.|^texts|schema/.test(name))
  const offenders = components.filter((name) =>
    CHINESE.test(readFileSync(join(SOURCES, name), 'utf8').replace(COMMENT, '')),
  )
  expect(offenders.filter((name) => name !== 'parts/time.ts')).toEqual([])
})
