import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isInterfaceType, isObjectType, isUnionType } from 'graphql'
import { expect, test } from 'vitest'
import { schema } from '../../src/graphql/schema.ts'
import { possibleTypes } from './apollo-client.ts'
import { embedded } from './urql-client.ts'

const root = join(import.meta.dirname, '../../../..')
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'))

test("graphcache's keys name what has no id of the archive's, but for pages and their edges, which it knows", () => {
  const roots = [schema.getQueryType(), schema.getSubscriptionType()]
  const keyless = types
    .filter((type) => isObjectType(type) && !roots.includes(type) && !('id' in type.getFields()))
    .map(({ name }) => name)
    .filter((name) => !/(Connection|Edge|PageInfo)$/.test(name))
  expect([...keyless, 'TocEntry'].filter((name) => !embedded.includes(name))).toEqual([])
})

test("Apollo's possible types are those of the schema", () => {
  const abstract = types.filter((type) => isInterfaceType(type) || isUnionType(type))
  const possible = abstract.map((type) => [
    type.name,
    schema
      .getPossibleTypes(type)
      .map(({ name }) => name)
      .sort(),
  ])
  expect(possibleTypes).toMatchObject(Object.fromEntries(possible))
})

test('the code that docs/clients.md shows is code that these tests run', () => {
  const flush = (code: string) => code.replace(/^\s+/gm, '')
  const tested = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => flush(readFileSync(join(import.meta.dirname, name), 'utf8')))
  const shown = readFileSync(join(root, 'docs/clients.md'), 'utf8').matchAll(/^```ts\n(.*?)^```$/gms)
  const invented = [...shown].filter(([, code = '']) => !tested.some((text) => text.includes(flush(code))))
  expect(invented).toEqual([])
})
