import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { codegen } from '@graphql-codegen/core'
import * as typedDocuments from '@graphql-codegen/typed-document-node'
import * as operations from '@graphql-codegen/typescript-operations'
import { parse } from 'graphql'
import { expect, test } from 'vitest'

const folder = join(import.meta.dirname, '../src/api/documents')
const schemaFile = join(import.meta.dirname, '../../server/schema.graphql')

/** Generates the typed documents of the reader from its `.graphql` files and the committed schema. */
function generate(): Promise<string> {
  const documents = globSync('*.graphql', { cwd: folder })
    .sort()
    .map((location) => ({ location, document: parse(readFileSync(join(folder, location), 'utf8')) }))
  return codegen({
    filename: 'operations.ts',
    schema: parse(readFileSync(schemaFile, 'utf8')),
    documents,
    pluginMap: { operations, typedDocuments },
    plugins: [{ operations: {} }, { typedDocuments: {} }],
    config: {
      documentMode: 'string',
      useTypeImports: true,
      enumType: 'string-literal',
      disableDescriptions: true,
      scalars: { DateTime: 'string', Date: 'string', JSON: 'unknown' },
    },
  })
}

// `npx vitest run test/operations.test.ts -u` writes the file after a change of a document or of the schema.
test('the typed documents are those that the documents and the schema give', async () => {
  await expect(await generate()).toMatchFileSnapshot('../src/api/operations.ts')
})
