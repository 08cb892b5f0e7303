import { expect, test } from 'vitest'
import { article, asPreview, createTestSite } from '../test-site.ts'

const query =
  '{ article(by: { slug: "a" }) { diagnostics { severity code message file line hint article { title } } } }'
const files = { '_posts/a.md': article('A', [], '![](/none.png)') }

test('diagnostics are visible only with the token', async () => {
  await using site = await createTestSite(files)
  expect((await site.execute(query)).data.article).toEqual({ diagnostics: [] })
  expect((await site.execute(query, {}, asPreview)).data.article.diagnostics).toMatchInlineSnapshot(`
    [
      {
        "article": {
          "title": "A",
        },
        "code": "image-missing",
        "file": "_posts/a.md",
        "hint": "put the file next to the article or in a folder of assets, or fix the address",
        "line": 6,
        "message": "there is no image at "/none.png"",
        "severity": "WARNING",
      },
    ]
  `)
})

test('a site can make diagnostics public', async () => {
  await using site = await createTestSite({ ...files, 'site.yml': 'publicDiagnostics: true\n' })
  expect((await site.execute(query)).data.article.diagnostics).toMatchObject([{ code: 'image-missing' }])
})

const list = `query ($where: DiagnosticWhere, $after: String, $first: Int) {
  diagnostics(where: $where, after: $after, first: $first) {
    nodes { severity code file article { title } } edges { cursor } pageInfo { hasNextPage endCursor } totalCount
  }
}`

const many = {
  ...files,
  '_posts/b.md': '---\ntitle: B\ndate: 30 Juli\n---\n\n![](/none.png)\n',
  '_posts/draft.md': article('D', ['draft: true'], '![](/none.png)'),
  '_posts/hidden.md': article('H', ['hidden: true'], '![](/none.png)'),
}

test('the public gets an empty list for every filter', async () => {
  await using site = await createTestSite(many)
  const empty = { nodes: [], edges: [], pageInfo: { hasNextPage: false, endCursor: null }, totalCount: 0 }
  for (const where of [null, { severity: ['WARNING'] }, { code: ['image-missing'] }, { fileStartsWith: '_posts/' }]) {
    expect((await site.execute(list, { where })).data.diagnostics).toEqual(empty)
  }
})

test('the list is paged by file and can be filtered', async () => {
  await using site = await createTestSite(many)
  const lines = async (variables: object) => {
    const { data, errors } = await site.execute(list, { ...variables }, asPreview)
    expect(errors).toBeUndefined()
    const { nodes, pageInfo, totalCount } = data.diagnostics
    // The query names the shape.
    const shown = nodes.map((node: { code: string; file: string; article: { title: string } | null }) =>
      [node.file, node.code, node.article?.title].join(' '),
    )
    return { shown, pageInfo, totalCount }
  }
  const all = await lines({})
  expect(all.shown).toEqual([
    '_posts/a.md image-missing A',
    '_posts/b.md image-missing B',
    '_posts/b.md date-unreadable B',
    '_posts/draft.md image-missing D',
    '_posts/hidden.md image-missing H',
    'site.yml site-assumed ',
  ])
  // The page, its articles and the count (one row).
  expect(site.statements.map(({ rows }) => rows)).toEqual([6, 4, 1])
  const first = await lines({ first: 2 })
  expect(first).toMatchObject({ shown: all.shown.slice(0, 2), totalCount: 6, pageInfo: { hasNextPage: true } })
  expect((await lines({ first: 9, after: first.pageInfo.endCursor })).shown).toEqual(all.shown.slice(2))
  expect((await lines({ where: { code: ['date-unreadable'] } })).totalCount).toBe(1)
  expect((await lines({ where: { fileStartsWith: '_posts/d' } })).shown).toEqual(all.shown.slice(3, 4))
  expect((await lines({ where: { severity: [] } })).shown).toEqual([])
})

test('public diagnostics do not include drafts and hidden articles', async () => {
  await using site = await createTestSite({ ...many, 'site.yml': 'publicDiagnostics: true\n' })
  const { data } = await site.execute(list)
  expect(data.diagnostics.nodes.map(({ file }: { file: string }) => file)).toEqual([
    '_posts/a.md',
    '_posts/b.md',
    '_posts/b.md',
    'site.yml',
  ])
  expect(data.diagnostics.totalCount).toBe(4)
})

test('an unknown shortcode is listed once, with the number of files on request', async () => {
  const use = '{{< house 1 >}} {{< house 2 >}}'
  await using site = await createTestSite({
    'site.yml': 'publicDiagnostics: true\n',
    '_posts/a.md': article('A', ['draft: true'], use),
    '_posts/b.md': article('B', [], `${use} {{< yard >}}`),
    '_posts/c.md': article('C', [], use),
  })
  const query = `query ($where: DiagnosticWhere) { diagnostics(where: $where) { nodes { file cause } totalCount } }`
  const code = ['template-tag-left-out']
  const [house, yard] = ['{{< house >}}', '{{< yard >}}']
  expect((await site.execute(query, { where: { code } }, asPreview)).data.diagnostics).toEqual({
    nodes: [
      { file: '_posts/a.md', cause: house },
      { file: '_posts/b.md', cause: yard },
    ],
    totalCount: 2,
  })
  // The public does not see the draft, so the shortcode is listed for the next file.
  expect((await site.execute(query, { where: { code } })).data.diagnostics.nodes).toEqual([
    { file: '_posts/b.md', cause: house },
    { file: '_posts/b.md', cause: yard },
  ])
  const inC = { code, fileStartsWith: '_posts/c' }
  expect((await site.execute(query, { where: inC }, asPreview)).data.diagnostics.totalCount).toBe(1)
  expect((await site.execute(query, { where: { code, repeated: true } }, asPreview)).data.diagnostics.totalCount).toBe(
    4,
  )
})
