import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { codegen } from '@graphql-codegen/core'
import * as typedDocuments from '@graphql-codegen/typed-document-node'
import * as operations from '@graphql-codegen/typescript-operations'
import { type DocumentNode, parse, print } from 'graphql'

const folder = join(import.meta.dirname, '../../documents')
const schemaFile = join(import.meta.dirname, '../../../../apps/server/schema.graphql')

/** The documents of the package, in the order of their files. */
export const documents: readonly { location: string; document: DocumentNode }[] = globSync('*.graphql', { cwd: folder })
  .sort()
  .map((location) => ({ location, document: parse(readFileSync(join(folder, location), 'utf8')) }))

const shared = {
  useTypeImports: true,
  enumType: 'string-literal',
  disableDescriptions: true,
  scalars: { DateTime: 'string', Date: 'string', JSON: 'unknown' },
}

/** Generates the types of the documents from the committed schema. */
export function generateTypes(): Promise<string> {
  return generate({ operations: {} }, {})
}

/** Generates the documents as syntax trees. Their types are those of `generateTypes`. */
export function generateTrees(): Promise<string> {
  return generateDocuments('documentNode')
}

/** Generates the documents as text, printed as GraphQL's reference implementation prints the syntax trees. */
export async function generateTexts(): Promise<string> {
  const source = await generateDocuments('string')
  const printed = source.replace(/(?<=TypedDocumentString\(`)[^`]+/g, (text) => print(parse(text)))
  // Bundlers then leave out the documents that a front end does not use.
  return printed.replaceAll('= new TypedDocumentString', '= /* @__PURE__ */ new TypedDocumentString')
}

async function generateDocuments(documentMode: 'string' | 'documentNode'): Promise<string> {
  const config = { documentMode, importOperationTypesFrom: 'Types' }
  return `import type * as Types from './types.ts';\n${await generate({ typedDocuments: {} }, config)}`
}

function generate(plugin: Record<string, object>, config: object): Promise<string> {
  return codegen({
    filename: 'operations.ts',
    schema: parse(readFileSync(schemaFile, 'utf8')),
    documents: [...documents],
    pluginMap: { operations, typedDocuments },
    plugins: [plugin],
    config: { ...shared, ...config },
  })
}
