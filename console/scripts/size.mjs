/** Fails when sign-in and "my tasks" together load more than the bound, compressed: every script and style they need. */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const BOUND_KB = 350
const FIRST_PAGES = ['index.html', 'src/session/SignInPage.tsx', 'src/areas/tasks/TasksPage.tsx', 'src/shell/Shell.tsx']

const dist = new URL('../dist/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'))
const files = new Set()

function collect(name, seen = new Set()) {
  const chunk = manifest[name]
  if (!chunk || seen.has(name)) return
  seen.add(name)
  for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file)
  for (const each of chunk.imports ?? []) collect(each, seen)
}

const missing = FIRST_PAGES.filter((page) => !manifest[page])
if (missing.length) throw new Error(`not in the build under these names: ${missing.join(', ')}`)
FIRST_PAGES.forEach((page) => collect(page))
let total = 0
for (const file of files) {
  const size = gzipSync(readFileSync(new URL(file, dist)), { level: 6 }).length
  total += size
  console.log(`${(size / 1024).toFixed(1).padStart(8)} KB  ${file}`)
}
console.log(`${(total / 1024).toFixed(1).padStart(8)} KB  first load, of ${BOUND_KB} KB`)
if (total > BOUND_KB * 1024) process.exit(1)
