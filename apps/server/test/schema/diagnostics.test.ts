import { expect, test } from 'vitest'
import { article, asPreview, world } from '../world.ts'

const query =
  '{ article(by: { slug: "a" }) { diagnostics { severity code message file line hint article { title } } } }'
const files = { '_posts/a.md': article('A', [], '![](/none.png)') }

test('what the import found wrong is for those with the token', async () => {
  await using site = await world(files)
  expect((await site.ask(query)).data.article).toEqual({ diagnostics: [] })
  expect((await site.ask(query, {}, asPreview)).data.article.diagnostics).toMatchInlineSnapshot(`
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

test('a site may open it to the public', async () => {
  await using site = await world({ ...files, 'site.yml': 'publicDiagnostics: true\n' })
  expect((await site.ask(query)).data.article.diagnostics).toMatchObject([{ code: 'image-missing' }])
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

test('the list is empty to the public, whatever it asks for', async () => {
  await using site = await world(many)
  const empty = { nodes: [], edges: [], pageInfo: { hasNextPage: false, endCursor: null }, totalCount: 0 }
  for (const where of [null, { severity: ['WARNING'] }, { code: ['image-missing'] }, { fileStartsWith: '_posts/' }]) {
    expect((await site.ask(list, { where })).data.diagnostics).toEqual(empty)
  }
})

test('those with the token page through it by file, and filter it', async () => {
  await using site = await world(many)
  const lines = async (variables: object) => {
    const { data, errors } = await site.ask(list, { ...variables }, asPreview)
    expect(errors).toBeUndefined()
    const { nodes, pageInfo, totalCount } = data.diagnostics
    // The list's shape.
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
  // The page, its articles and the count; the last is of one row.
  expect(site.statements.map(({ rows }) => rows)).toEqual([6, 4, 1])
  const first = await lines({ first: 2 })
  expect(first).toMatchObject({ shown: all.shown.slice(0, 2), totalCount: 6, pageInfo: { hasNextPage: true } })
  expect((await lines({ first: 9, after: first.pageInfo.endCursor })).shown).toEqual(all.shown.slice(2))
  expect((await lines({ where: { code: ['date-unreadable'] } })).totalCount).toBe(1)
  expect((await lines({ where: { fileStartsWith: '_posts/d' } })).shown).toEqual(all.shown.slice(3, 4))
  expect((await lines({ where: { severity: [] } })).shown).toEqual([])
})

test('a site that opens it tells the public nothing of drafts and hidden articles', async () => {
  await using site = await world({ ...many, 'site.yml': 'publicDiagnostics: true\n' })
  const { data } = await site.ask(list)
  expect(data.diagnostics.nodes.map(({ file }: { file: string }) => file)).toEqual([
    '_posts/a.md',
    '_posts/b.md',
    '_posts/b.md',
    'site.yml',
  ])
  expect(data.diagnostics.totalCount).toBe(4)
})
