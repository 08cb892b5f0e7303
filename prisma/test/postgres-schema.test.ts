import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../environment.ts'
import { postgresSchema } from '../postgres/postgres-schema.ts'

test('the schema for PostgreSQL is the one that `prisma generate` writes from schema.prisma', () => {
  const schema = readFileSync(join(root, 'prisma/schema.prisma'), 'utf8')
  expect(readFileSync(join(root, 'prisma/postgres/schema.prisma'), 'utf8')).toBe(postgresSchema(schema))
})
