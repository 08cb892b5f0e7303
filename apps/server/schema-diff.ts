import { readFileSync } from 'node:fs'
import { buildSchema, findBreakingChanges, findDangerousChanges } from 'graphql'

// node apps/server/schema-diff.ts TARGET.graphql: lists what breaks or may break for a client of the target schema.
// Exits with 1 if there is a breaking change.

const [target] = process.argv.slice(2)
if (target === undefined) {
  console.error('Name the schema to compare with: node apps/server/schema-diff.ts TARGET.graphql')
  process.exit(2)
}
const read = (file: string | URL) => buildSchema(readFileSync(file, 'utf8'))
const targetSchema = read(target)
const schema = read(new URL('schema.graphql', import.meta.url))
const breaking = findBreakingChanges(targetSchema, schema)
for (const { type, description } of breaking) console.log(`${type}: ${description}`)
for (const { type, description } of findDangerousChanges(targetSchema, schema)) console.log(`(${type}: ${description})`)
const count = Object.keys(targetSchema.getTypeMap()).filter((name) => !name.startsWith('__')).length
console.log(`${breaking.length} breaking of ${count} types`)
process.exitCode = breaking.length > 0 ? 1 : 0
