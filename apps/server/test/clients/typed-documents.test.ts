import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { preset } from '@graphql-codegen/client-preset'
import { codegen } from '@graphql-codegen/core'
import { parse } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'

// Inside the package's folder, so that the generated code finds its imports.
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

/** Returns the errors of the TypeScript compiler for a program that uses the documents. */
function typeErrors(program: string): string {
  writeFileSync(join(project, 'page.ts'), program)
  const compilerOptions = { strict: true, noEmit: true, module: 'esnext', moduleResolution: 'bundler', types: [] }
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['page.ts'] }))
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')
  try {
    return execFileSync(process.execPath, [tsc, '-p', project], { encoding: 'utf8' })
  } catch (error) {
    // The error of a process that failed has its output.
    return (error as { stdout: string }).stdout
  }
}

test('documents generated from the schema type their variables and results', { timeout: 60_000 }, () => {
  const program = `
    import { GraphQLClient } from 'graphql-request'
    import { PageDocument } from './gql/graphql'
    const client = new GraphQLClient('')
    const page = await client.request(PageDocument, { slug: 'a', where: { tag: { anyOf: ['b'] } } })
    export const title: string | undefined = page.article?.title
    export const when: string | null | undefined = page.article?.publishedAt
    export const width: number | null | undefined = page.article?.cover?.width
    export const out: boolean[] = page.articles.edges.map(({ node }) => node.status === 'PUBLISHED')
    // @ts-expect-error: a title is a string
    export const size: number | undefined = page.article?.title
    // @ts-expect-error: the article can be null
    export const sure: string = page.article.title
    // @ts-expect-error: a slug is a string
    await client.request(PageDocument, { slug: 1 })
    // @ts-expect-error: not a filter of articles
    await client.request(PageDocument, { slug: 'a', where: { colour: 'red' } })`
  expect(typeErrors(program)).toBe('')
})
