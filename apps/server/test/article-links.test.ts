import { expect, test } from 'vitest'
import { article, asPreview, world } from './world.ts'

const htmlOf = '{ article(by: { file: "_posts/from.md" }) { html } }'

test('a link to another article’s file leads to its path, for as long as the article may be seen', async () => {
  await using site = await world({
    '_posts/from.md': article(
      'From',
      [],
      '[a](to%20here.md#part "A & B") [b](draft.md) [c](gone.md) {% post_link named %} [d](/posts/to-here/)',
    ),
    '_posts/to here.md': article('To', ['slug: 第一篇']),
    '_posts/draft.md': article('Draft', ['draft: true']),
    '_posts/named.md': article('Named'),
  })
  const seen = async (headers = {}) => (await site.ask(htmlOf, {}, headers)).data.article.html
  expect(await seen()).toMatchInlineSnapshot(`
    "<p><a href="/第一篇/#part" title="A &amp; B">a</a> <a>b</a> <a>c</a> <a href="/named/">named</a> <a href="/posts/to-here/">d</a></p>
    "
  `)
  expect(await seen(asPreview)).toMatchInlineSnapshot(`
    "<p><a href="/第一篇/#part" title="A &amp; B">a</a> <a href="/draft/">b</a> <a>c</a> <a href="/named/">named</a> <a href="/posts/to-here/">d</a></p>
    "
  `)
  site.write({ '_posts/to here.md': article('To', ['slug: 第二篇']) })
  await site.import()
  expect(await seen()).toContain('第二篇')
  await site.ask('{ articles { nodes { html } } }')
  expect(site.statements.length).toBe(3)
})

test('links written out for feeds lead to the site’s pages too', async () => {
  await using site = await world({
    'site.yml': 'url: https://news.example.org\n',
    '_posts/from.md': article('From', [], '[a](to.md)'),
    '_posts/to.md': article('To'),
  })
  const { data } = await site.ask('{ article(by: { file: "_posts/from.md" }) { html(absoluteUrls: true) } }')
  expect(data.article.html).toMatchInlineSnapshot(`
    "<p><a href="https://news.example.org/to/">a</a></p>
    "
  `)
})
