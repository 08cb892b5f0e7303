import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { preset } from '@graphql-codegen/client-preset'
import { codegen } from '@graphql-codegen/core'
import { parse } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'

// Within the package's folder, so that what is generated finds what it imports.
const cache = join(import.meta.dirname, '../../node_modules/.cache')
mkdirSync(cache, { recursive: true })
const project = mkdtempSync(join(cache, 'typed-documents-'))

const document = /* GraphQL */ `
  query Page($slug: String!, $where: ArticleWhere) {
    article(by: { slug: $slug }) { title publishedAt tags { name } cover { url width } }
    articles(first: 3, where: $where) { edges { cursor node { id title status } } totalCount }
  }
`

beforeAll(async () => {
  const schema = parse(readFileSync(join(import.meta.dirname, '../../schema.graphql'), 'utf8'))
  const files = await preset.buildGeneratesSection({
    baseOutputDir: `${project}/gql/`,
    schema,
    documents: [{ location: 'page.ts', document: parse(document), rawSDL: document }],
    config: { useTypeImports: true, scalars: { DateTime: 'string', Date: 'string', JSON: 'unknown' } },
    plugins: [],
    pluginMap: {},
    presetConfig: { fragmentMasking: false },
  })
  for (const file of files) {
    mkdirSync(dirname(file.filename), { recursive: true })
    writeFileSync(file.filename, await codegen(file))
  }
})
afterAll(() => rmSync(project, { recursive: true }))

/** What the TypeScript compiler says of a program that uses the documents. */
function complaints(program: string): string {
  writeFileSync(join(project, 'page.ts'), program)
  const compilerOptions = { strict: true, noEmit: true, module: 'esnext', moduleResolution: 'bundler', types: [] }
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['page.ts'] }))
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')
  try {
    return execFileSync(process.execPath, [tsc, '-p', project], { encoding: 'utf8' })
  } catch (error) {
    // What a process that ended badly leaves behind.
    return (error as { stdout: string }).stdout
  }
}

test('documents made from the schema type their variables and their answers', { timeout: 60_000 }, () => {
  const program = `
    import { GraphQLClient } from 'graphql-request'
    import { PageDocument } from './gql/graphql'
    const client = new GraphQLClient('')
    const page = await client.request(PageDocument, { slug: 'a', where: { tag: { anyOf: ['b'] } } })
    export const title: string | undefined = page.article?.title
    export const when: string | null | undefined = page.article?.publishedAt
    export const width: number | null | undefined = page.article?.cover?.width
    export const out: boolean[] = page.articles.edges.map(({ node }) => node.status === 'PUBLISHED')
    // @ts-expect-error: a title is a text
    export const size: number | undefined = page.article?.title
    // @ts-expect-error: there may be no such article
    export const sure: string = page.article.title
    // @ts-expect-error: a slug is a text
    await client.request(PageDocument, { slug: 1 })
    // @ts-expect-error: no article can be filtered by that
    await client.request(PageDocument, { slug: 'a', where: { colour: 'red' } })`
  expect(complaints(program)).toBe('')
})
