import { expect, test } from 'vitest'
import { article, asPreview, world } from './world.ts'

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
        "hint": "put the file beside the article or in a folder of assets, or mend the address",
        "line": 6,
        "message": "no picture stands at "/none.png"",
        "severity": "WARNING",
      },
    ]
  `)
})

test('a site may open it to the public', async () => {
  await using site = await world({ ...files, 'site.yml': 'publicDiagnostics: true\n' })
  expect((await site.ask(query)).data.article.diagnostics).toMatchObject([{ code: 'image-missing' }])
})
