import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isInterfaceType, isObjectType, isUnionType } from 'graphql'
import { expect, test } from 'vitest'
import { schema } from '../../src/graphql/schema.ts'
import { possibleTypes } from './apollo-client.ts'
import { embedded, possibleTypes as urqlPossibleTypes } from './urql-client.ts'

const root = join(import.meta.dirname, '../../../..')
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'))

test('the keys for graphcache list all types without a global id, except connections and edges', () => {
  const roots = [schema.getQueryType(), schema.getSubscriptionType()]
  const keyless = types
    .filter((type) => isObjectType(type) && !roots.includes(type) && !('id' in type.getFields()))
    .map(({ name }) => name)
    .filter((name) => !/(Connection|Edge|PageInfo)$/.test(name))
  expect([...keyless, 'TocEntry'].filter((name) => !embedded.includes(name))).toEqual([])
})

test('the possible types for Apollo and urql are those of the schema', () => {
  const abstract = types.filter((type) => isInterfaceType(type) || isUnionType(type))
  const possible = abstract.map((type) => [
    type.name,
    schema
      .getPossibleTypes(type)
      .map(({ name }) => name)
      .sort(),
  ])
  expect(possibleTypes).toMatchObject(Object.fromEntries(possible))
  expect(urqlPossibleTypes).toEqual(possibleTypes)
})

test('these tests run the code of docs/clients.md', () => {
  const withoutIndent = (code: string) => code.replace(/^\s+/gm, '')
  const tested = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => withoutIndent(readFileSync(join(import.meta.dirname, name), 'utf8')))
  const shown = readFileSync(join(root, 'docs/clients.md'), 'utf8').matchAll(/^```ts\n(.*?)^```$/gms)
  const untested = [...shown].filter(([, code = '']) => !tested.some((text) => text.includes(withoutIndent(code))))
  expect(untested).toEqual([])
})
