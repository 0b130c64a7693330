/** Writes src/api/schema/<service>.ts from contracts/openapi/<service>.json; with --check it only compares. */
import { readFileSync, writeFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'

const SERVICES = ['registry', 'submission', 'media', 'publicity']
const check = process.argv.includes('--check')
const stale = []

for (const service of SERVICES) {
  const source = new URL(`../../contracts/openapi/${service}.json`, import.meta.url)
  const target = new URL(`../src/api/schema/${service}.ts`, import.meta.url)
  // The contract itself says what is required: an input with a default may be left out.
  const types = astToString(await openapiTS(JSON.parse(readFileSync(source, 'utf8')), { defaultNonNullable: false }))
  const text = `// Written by \`npm run api\` from contracts/openapi/${service}.json. Do not edit.\n${types}`
  if (!check) writeFileSync(target, text)
  else if (readFileSync(target, 'utf8') !== text) stale.push(service)
}
if (stale.length) {
  console.error(`not current, run npm run api: ${stale.join(', ')}`)
  process.exit(1)
}
