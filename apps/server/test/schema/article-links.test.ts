import { expect, test } from 'vitest'
import { article, asPreview, createTestSite } from '../test-site.ts'

const htmlOf = '{ article(by: { file: "_posts/from.md" }) { html } }'

test('a link to the file of an article leads to its path while the article is visible', async () => {
  await using site = await createTestSite({
    '_posts/from.md': article(
      'From',
      [],
      '[a](to%20here.md#part-1 "A & B") [b](draft.md) [c](gone.md) {% post_link named %} [d](/posts/to-here/)',
    ),
    '_posts/to here.md': article('To', ['slug: 第一篇']),
    '_posts/draft.md': article('Draft', ['draft: true']),
    '_posts/named.md': article('Named'),
  })
  const seen = async (headers = {}) => (await site.execute(htmlOf, {}, headers)).data.article.html
  expect(await seen()).toMatchInlineSnapshot(`
    "<p><a href="/第一篇/#part-1" title="A &amp; B">a</a> <a>b</a> <a>c</a> <a href="/named/">Named</a> <a href="/posts/to-here/">d</a></p>
    "
  `)
  expect(await seen(asPreview)).toMatchInlineSnapshot(`
    "<p><a href="/第一篇/#part-1" title="A &amp; B">a</a> <a href="/draft/">b</a> <a>c</a> <a href="/named/">Named</a> <a href="/posts/to-here/">d</a></p>
    "
  `)
  site.write({ '_posts/to here.md': article('To', ['slug: 第二篇']) })
  await site.import()
  expect(await seen()).toContain('第二篇')
  await site.execute('{ articles { nodes { html } } }')
  expect(site.statements.length).toBe(3)
})

test('an ambiguous link leads to the article that exists, with the heading id, or does not change', async () => {
  await using site = await createTestSite({
    '_posts/from.md': article(
      'From',
      [],
      '[a](page.html#top) [b](gone.html?c&d#e) [f](draft.html) [g](/elsewhere/#top) [h](/tags/#top)',
    ),
    '_posts/page.html': article('Page', ['permalink: /elsewhere/'], '<h2>Top</h2>'),
    '_posts/draft.html': article('Draft', ['draft: true'], '<p>Not yet.</p>'),
  })
  const { data } = await site.execute(
    `${htmlOf.slice(0, -1)} page: article(by: { slug: "elsewhere" }) { toc { id } } }`,
  )
  expect(data.page.toc).toEqual([{ id: 'user-content-Top' }])
  expect(data.article.html).toMatchInlineSnapshot(`
    "<p><a href="/elsewhere/#user-content-Top">a</a> <a href="gone.html?c&amp;d#e">b</a> <a href="draft.html">f</a> <a href="/elsewhere/#user-content-Top">g</a> <a href="/tags/#top">h</a></p>
    "
  `)
})

test('absolute links for feeds lead to the pages of the site', async () => {
  await using site = await createTestSite({
    'site.yml': 'url: https://news.example.org\n',
    '_posts/from.md': article('From', [], '[a](to.md)'),
    '_posts/to.md': article('To'),
  })
  const { data } = await site.execute('{ article(by: { file: "_posts/from.md" }) { html(absoluteLinks: true) } }')
  expect(data.article.html).toMatchInlineSnapshot(`
    "<p><a href="https://news.example.org/to/">a</a></p>
    "
  `)
})

test('references in text show the path and title of another article only to viewers who can see it', async () => {
  await using site = await createTestSite({
    '_posts/from.md': article(
      'From',
      [],
      '{% post_link to %}, {% post_path "to" %}, {% post_link draft %}, [a]({% post_path to %}#PART)',
    ),
    '_posts/to.md': article('To & fro', ['permalink: /two words/'], '## Part'),
    '_posts/draft.md': article('Secret plan', ['draft: true']),
  })
  const seen = async (headers = {}) =>
    (await site.execute('{ article(by: { file: "_posts/from.md" }) { html text excerpt } }', {}, headers)).data.article
  expect(await seen()).toEqual({
    html: '<p><a href="/two%20words/">To &amp; fro</a>, /two words/, <a>draft</a>, <a href="/two%20words/#user-content-Part">a</a></p>\n',
    text: 'To & fro, /two words/, draft, a',
    excerpt: 'To & fro, /two words/, draft, a',
  })
  expect((await seen(asPreview)).html).toContain('<a href="/draft/">Secret plan</a>')
  site.write({ '_posts/to.md': article('Moved', ['permalink: /moved/']) })
  await site.import()
  expect((await seen()).text).toBe('Moved, /moved/, draft, a')
})
