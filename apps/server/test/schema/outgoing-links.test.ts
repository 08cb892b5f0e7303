import { expect, test } from 'vitest'
import { article, asPreview, createTestSite } from '../test-site.ts'

const question = `query Links($kind: [LinkKind!]) {
  article(by: { file: "_posts/from.md" }) { outgoingLinks(kind: $kind) { url text kind article { title } } }
}`

test('the links of a body are listed with their text, their kind and their article', async () => {
  await using site = await createTestSite({
    '_posts/from.md': article(
      'From',
      [],
      [
        '# Part',
        '[**to** & more](to.md#part) [out](https://example.org/?a=1&b=2) [mail](mailto:a@example.org)',
        '[draft](draft.md) [gone](gone.md) [same page](#part) [tags](/tags/) [again](/to/)',
      ].join('\n\n'),
    ),
    '_posts/to.md': article('To', ['permalink: /to/'], '# Part'),
    '_posts/draft.md': article('Draft', ['draft: true', 'permalink: /draft/']),
  })
  const seen = async (variables = {}, headers = {}) => {
    const { data, errors } = await site.execute(question, variables, headers)
    expect(errors).toBeUndefined()
    return data.article.outgoingLinks
  }
  const [to] = await seen()
  expect(to).toEqual({ url: '/to/#user-content-Part', text: 'to & more', kind: 'INTERNAL', article: { title: 'To' } })
  expect((await seen()).slice(1)).toEqual([
    { url: 'https://example.org/?a=1&b=2', text: 'out', kind: 'EXTERNAL', article: null },
    { url: 'mailto:a@example.org', text: 'mail', kind: 'EXTERNAL', article: null },
    { url: null, text: 'draft', kind: 'BROKEN', article: null },
    { url: null, text: 'gone', kind: 'BROKEN', article: null },
    { url: '/tags/', text: 'tags', kind: 'INTERNAL', article: null },
    { url: '/to/', text: 'again', kind: 'INTERNAL', article: { title: 'To' } },
  ])
  const preview = await seen({ kind: ['BROKEN'] }, asPreview)
  expect(preview).toEqual([{ url: null, text: 'gone', kind: 'BROKEN', article: null }])
})

test('the links of a list of articles cost three statements', async () => {
  await using site = await createTestSite({
    '_posts/a.md': article('A', [], '[b](b.md)'),
    '_posts/b.md': article('B', [], '[a](a.md) [c](c.md)'),
    '_posts/c.md': article('C', [], '[a](a.md)'),
  })
  const { data } = await site.execute('{ articles { nodes { outgoingLinks { article { title } } } } }')
  expect(data.articles.nodes.flatMap(({ outgoingLinks }: { outgoingLinks: object[] }) => outgoingLinks)).toHaveLength(4)
  expect(site.statements.length).toBe(4)
})

test('all redirects that a visitor gets are listed by path, page by page', async () => {
  await using site = await createTestSite({
    '_posts/to.md': article('To', ['permalink: /to/', 'aliases: [/b/, /a/, /to/]']),
    '_posts/draft.md': article('Draft', ['draft: true', 'permalink: /draft/', 'aliases: [/d/]']),
    'pages/out.md': article('Out', ['permalink: /out/', 'redirect_to: https://example.org/x']),
    'pages/hidden.md': article('Hidden', ['permalink: /hidden/', 'redirect_to: /draft/']),
  })
  const ask = async (after: string | null, headers = {}) => {
    const { data, errors } = await site.execute(
      `query Redirects($after: String) {
        redirects(first: 2, after: $after) { totalCount nodes { from to permanent } pageInfo { hasNextPage endCursor } }
      }`,
      { after },
      headers,
    )
    expect(errors).toBeUndefined()
    return data.redirects
  }
  const first = await ask(null)
  expect(first.nodes).toEqual([
    { from: '/a/', to: '/to/', permanent: true },
    { from: '/b/', to: '/to/', permanent: true },
  ])
  expect([first.totalCount, first.pageInfo.hasNextPage]).toEqual([3, true])
  const second = await ask(first.pageInfo.endCursor)
  expect(second.nodes).toEqual([{ from: '/out/', to: 'https://example.org/x', permanent: true }])
  expect(second.pageInfo.hasNextPage).toBe(false)
  expect((await ask(null, asPreview)).totalCount).toBe(5)
})
