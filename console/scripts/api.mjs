/** Writes src/api/schema/<service>.ts from contracts/openapi/<service>.json; not committed, since it says nothing of its own. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'

const SERVICES = ['registry', 'submission', 'media', 'publicity']
const folder = new URL('../src/api/schema/', import.meta.url)

mkdirSync(folder, { recursive: true })
for (const service of SERVICES) {
  const source = new URL(`../../contracts/openapi/${service}.json`, import.meta.url)
  // The contract itself says what is required: an input with a default may be left out.
  const types = astToString(await openapiTS(JSON.parse(readFileSync(source, 'utf8')), { defaultNonNullable: false }))
  writeFileSync(new URL(`${service}.ts`, folder), `// Written by \`npm run api\` from contracts/openapi/${service}.json. Do not edit.\n${types}`)
}
