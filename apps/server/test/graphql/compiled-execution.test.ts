import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { createDatabase } from '@broadsheet/database'
import { type ExecutionArgs, type ExecutionResult, execute, parse, validate } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compile } from '../../src/graphql/compiled-execution.ts'
import { schema } from '../../src/graphql/schema.ts'
import { Context } from '../../src/schema/builder/context.ts'
import { RandomQueries } from '../limits/random-query.ts'
import { createTestSite, publicUrl, type TestSite } from '../test-site.ts'

const seeds = join(import.meta.dirname, '../../../../seeds')
const queries = 600

let site: TestSite
let database: ReturnType<typeof createDatabase>
beforeAll(async () => {
  site = await createTestSite({}, { contentDir: seeds })
  database = createDatabase(site.databaseUrl)
})
afterAll(async () => {
  database.close()
  await site[Symbol.asyncDispose]()
})

/** Executes a document on its own snapshot. */
async function run(
  how: (args: ExecutionArgs) => ExecutionResult | null | Promise<ExecutionResult | null>,
  args: Omit<ExecutionArgs, 'contextValue' | 'schema'>,
) {
  const context = new Context({
    open: () => database.openSnapshot({ preview: true, now: site.now }),
    publicUrl,
    images: { sizes: [320, 640], template: null, isOn: true },
    contentChanges: () => site.contentChanges.subscribe(true),
  })
  try {
    return await how({ ...args, schema, contextValue: context })
  } finally {
    context.release()
  }
}

async function words(): Promise<string[]> {
  const { data } = await site.execute(`{
    articles(first: 50) { nodes { id slug path title lang } } categories { nodes { id slug name } }
    tags { nodes { id slug name } } authors { nodes { id slug name } } images { nodes { id url } }
  }`)
  // Collect every leaf of the answer.
  const leaves = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(leaves)
  return leaves(data)
}

test(`${queries} random queries have the same result compiled and not compiled`, async () => {
  const random = new RandomQueries(schema, await words(), 20261123)
  const counts = { equal: 0, left: 0, invalid: 0 }
  const differences: unknown[] = []
  for (let count = 0; count < queries; count++) {
    const { query, variables } = random.next()
    const document = parse(query)
    // Two random parts of a query can conflict.
    if (validate(schema, document).length > 0) {
      counts.invalid++
      continue
    }
    const args = { document, variableValues: variables }
    const plain = await run(execute, args)
    const compiled = compile({ ...args, schema })
    const answer = compiled && (await run(compiled, args))
    // Compiled code returns null if graphql-js must execute the query, above all for errors.
    if (answer === null) counts.left++
    // The order of keys may differ if a field is selected twice and skipped once.
    else if (isDeepStrictEqual(asJson(answer), asJson(plain))) counts.equal++
    else differences.push({ query, variables, answer, plain })
  }
  expect(differences.slice(0, 3)).toEqual([])
  expect(counts.equal).toBeGreaterThan(queries / 4)
}, 120_000)

/** Converts a result to the form in which it is sent. */
const asJson = (value: unknown) => JSON.parse(JSON.stringify(value))

test('an object that is selected twice and skipped once has only the fields of the other selection', async () => {
  const twice = '{ articles(first: 1) { nodes @skip(if: true) { title } nodes { path } } }'
  expect(compile({ schema, document: parse(twice) })).toBeNull()
  // A name that occurs once is compiled.
  expect(
    compile({ schema, document: parse('{ articles(first: 1) { nodes @skip(if: true) { title } } }') }),
  ).not.toBeNull()
})

test.each([
  ['{ ...a @skip(if: $no) nodes { title } }', 'nodes { slug }'],
  ['{ ...a @include(if: $no) nodes { title } }', 'nodes { slug }'],
  ['{ nodes { title } ...a @skip(if: $no) ...a @include(if: $no) }', 'nodes { slug category { name } }'],
  ['{ ... on ArticleConnection @include(if: $no) { nodes { slug } } nodes { title } }', 'totalCount'],
  ['{ ... @skip(if: $no) { nodes { slug } } ...a nodes { title } }', 'nodes @include(if: $no) { path }'],
  ['{ nodes { ... @skip(if: $no) { category { name } } category { slug } } ...a @include(if: $no) }', 'totalCount'],
  ['{ ... @skip(if: $no) { ...a } ...a nodes { title } }', 'nodes { slug }'],
  ['{ ...a }', 'nodes { title @skip(if: $no) ... on Article @include(if: $no) { title slug } }'],
])(
  'fragments with @skip and @include have the same result compiled and not compiled: %s',
  async (selection, fragment) => {
    const spread = selection.includes('...a') ? `fragment a on ArticleConnection { ${fragment} }` : ''
    const document = parse(`query ($no: Boolean!) { articles(first: 2) ${selection} } ${spread}`)
    expect(validate(schema, document)).toEqual([])
    const compiled = compile({ schema, document })
    for (const no of [true, false]) {
      const args = { document, variableValues: { no } }
      const plain = asJson(await run(execute, args))
      expect(plain.errors).toBeUndefined()
      if (compiled) expect([no, asJson(await run(compiled, args))]).toEqual([no, plain])
    }
  },
)

test('a variable with two members of a @oneOf input is left to graphql-js', async () => {
  const document = parse('query ($by: ArticleBy!) { article(by: $by) { title } }')
  const compiled = compile({ schema, document })
  if (!compiled) throw new Error('Such a query is compiled')
  expect(await run(compiled, { document, variableValues: { by: { slug: 'a', path: '/a/' } } })).toBeNull()
  expect(await run(compiled, { document, variableValues: { by: { slug: 'none' } } })).toEqual({
    data: { article: null },
  })
})

test('variables with recursive filters are compiled quickly', () => {
  const query = `query ($a: ArticleWhere, $b: ArticleWhere, $c: ArticleWhere) {
    a: articles(where: $a) { totalCount } b: articles(where: $b) { totalCount } c: articles(where: $c) { totalCount }
  }`
  // With generated coercion code this took longer than the timeout of a test.
  expect(compile({ schema, document: parse(query) })).not.toBeNull()
})

test.each([
  'mutation { a }',
  'subscription { a }',
  '{ __schema { queryType { name } } }',
  '{ site { url } __type(name: "Query") { name } }',
])('%s is not compiled', (query) => {
  expect(compile({ schema, document: parse(query) })).toBeNull()
})
