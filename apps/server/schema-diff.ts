import { readFileSync } from 'node:fs'
import { buildSchema, findBreakingChanges, findDangerousChanges } from 'graphql'

// node apps/server/schema-diff.ts TARGET.graphql: what a client of the target schema would miss or meet changed here.
// Exits with 1 where something would break it.

const [target] = process.argv.slice(2)
if (target === undefined) {
  console.error('Say which schema to compare with: node apps/server/schema-diff.ts TARGET.graphql')
  process.exit(2)
}
const read = (file: string | URL) => buildSchema(readFileSync(file, 'utf8'))
const theirs = read(target)
const ours = read(new URL('schema.graphql', import.meta.url))
const breaking = findBreakingChanges(theirs, ours)
for (const { type, description } of breaking) console.log(`${type}: ${description}`)
for (const { type, description } of findDangerousChanges(theirs, ours)) console.log(`(${type}: ${description})`)
const count = Object.keys(theirs.getTypeMap()).filter((name) => !name.startsWith('__')).length
console.log(`${breaking.length} breaking of ${count} types`)
process.exitCode = breaking.length > 0 ? 1 : 0
