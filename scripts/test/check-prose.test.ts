import { expect, it } from 'vitest'
import { proseProblems } from '../check-prose.ts'

const long = `This ${'very '.repeat(40)}long sentence ends here.`

it('reports words of the old style in comments, with the line and the plain word', () => {
  const text = [
    '// The file name.',
    'const file = 1 // Nobody reads this.',
    '/**',
    ' * Returns the title.',
    ' * It stands in the first line of the file, and the address of',
    ' * which is said elsewhere.',
    ' */',
  ].join('\n')
  expect(proseProblems('packages/parser/src/a.ts', text)).toMatchInlineSnapshot(`
    [
      "packages/parser/src/a.ts:2: "Nobody": write "no client", "no user", "no one"",
      "packages/parser/src/a.ts:5: "stands": write "is", "appears", "is stored"",
      "packages/parser/src/a.ts:5: "of which": write "whose", or two sentences",
      "packages/parser/src/a.ts:6: "is said": write "is set", "is written"",
    ]
  `)
})

it('reports messages of the sources, and names of tests', () => {
  const source = `throw new Error(\`the file \${file} is no article\`)\nconst sql = \`SELECT a FROM b, nobody WHERE it stands\``
  const test = "test.each([['Nobody says this']])('%s is asked of whoever comes', () => ask('nobody wrote this text'))"
  expect(proseProblems('packages/parser/src/a.ts', source)).toMatchInlineSnapshot(`
    [
      "packages/parser/src/a.ts:1: "is no": write "is not a"",
    ]
  `)
  expect(proseProblems('packages/parser/test/a.test.ts', test)).toMatchInlineSnapshot(`
    [
      "packages/parser/test/a.test.ts:1: "whoever": write "a client that", "users who"",
      "packages/parser/test/a.test.ts:1: "asked of": write "query", "request from"",
    ]
  `)
})

it('reports names in code', () => {
  expect(
    proseProblems('bench/a.ts', 'function takeApart(textSaid: string) {\n  return aside(textSaid)\n}'),
  ).toMatchInlineSnapshot(`
    [
      "bench/a.ts:1: the name takeApart: use parse, split",
      "bench/a.ts:1: the name textSaid: use a noun or verb of the field",
      "bench/a.ts:2: the name aside: use a noun or verb of the field",
      "bench/a.ts:2: the name textSaid: use a noun or verb of the field",
    ]
  `)
})

it('reports paragraphs, list items and table cells of documents, but not their code', () => {
  const text = [
    '# The server',
    '',
    'The server reads the file and',
    'mends it.',
    '- Whoever reads this list',
    '- reads it in vain',
    '',
    '| field | meaning |',
    '|---|---|',
    '| `nobody` | null where the file is empty |',
    '',
    '```sh',
    'echo nobody shall read this',
    '```',
  ].join('\n')
  expect(proseProblems('docs/a.md', text)).toMatchInlineSnapshot(`
    [
      "docs/a.md:4: "mends": write "fix"",
      "docs/a.md:5: "Whoever": write "a client that", "users who"",
      "docs/a.md:6: "in vain": write "without effect"",
      "docs/a.md:10: "null where": write "null if"",
    ]
  `)
})

it('reports comments of the Prisma schema, of GraphQL and of YAML', () => {
  expect(proseProblems('prisma/schema.prisma', '  /// Null where it has none.\n  nobody String?')).toHaveLength(1)
  expect(proseProblems('docs/queries/a.graphql', '# Asked of the archive.\nquery { nobody }')).toHaveLength(1)
  expect(proseProblems('pnpm-workspace.yaml', '  # Every version shall be here.\n  nobody: 1')).toHaveLength(1)
})

it('reports a sentence of more than 40 words, and where it starts', () => {
  expect(proseProblems('docs/a.md', `A short one.\n${long} Another short one.`)).toEqual([
    'docs/a.md:2: a sentence of 45 words: split it',
  ])
})

it('accepts plain text', () => {
  const comments = [
    'The letter stands for the year. The other columns stand in for it.',
    'There is no such file, and the value is no longer used.',
    'Returns null if the article has no author. What is the default? It is UTC.',
    'The option `shall` and the address https://example.org/nobody are code.',
    'Nothing is lost apart from the comments. Of course this is fine.',
  ]
  const text = comments.map((line) => `/** ${line} */`).join('\n')
  expect(proseProblems('packages/parser/src/a.ts', `${text}\nconst pattern = /nobody's/`)).toEqual([])
  expect(proseProblems('docs/a.md', `${comments.join('\n')}\n\n## What it does\n`)).toEqual([])
})
