import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, createTestSite, publicUrl, type TestSite } from '../test-site.ts'

let site: TestSite
beforeAll(async () => {
  site = await createTestSite({
    'site.yml': 'title: The Site\nurl: https://news.example.org\ntimeZone: Asia/Shanghai\n',
    'authors.yml': '林汐:\n  aliases: [Lin Xi]\n  bio: Writes about ships.\n',
    '_posts/tug.md': article(
      '电动拖轮',
      [
        'date: 2022-07-30T20:00:00Z',
        'author: Lin Xi',
        'categories: [新闻, 港口]',
        'tags: [ship, 数据]',
        'headimg: /pictures/dot.svg',
        'comments: false',
        'mood: calm',
        'aliases: [/old/tug/]',
      ],
      [
        '屿津港口第一条电动拖轮下水。',
        '',
        '<!-- more -->',
        '',
        '## 一条安静的船',
        '',
        '![侧面](/pictures/dot.svg)',
        '',
        '### 汽笛',
        '',
        '见 [桥](/posts/bridge/) 与 ![远](https://elsewhere.example.net/a.jpg)。',
      ].join('\n'),
    ),
    '_posts/bridge.md': article('The Bridge', ['author: Tomás', 'tags: ship', 'categories: [Features]']),
    'pictures/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"></svg>',
  })
})
afterAll(() => site[Symbol.asyncDispose]())

test('a list of articles returns the related objects of each article', async () => {
  const { data, errors } = await site.execute(`{
    articles {
      nodes {
        title slug author { name bio aliases } authors { name } category { names } categories { name depth } tags { name slug }
        cover { url } commentsEnabled status dateOrigin publishedAt publishedOn
      }
      totalCount
      pageInfo { hasNextPage hasPreviousPage }
    }
  }`)
  expect(errors).toBeUndefined()
  expect(data).toMatchInlineSnapshot(`
    {
      "articles": {
        "nodes": [
          {
            "author": {
              "aliases": [
                "Lin Xi",
              ],
              "bio": "Writes about ships.",
              "name": "林汐",
            },
            "authors": [
              {
                "name": "林汐",
              },
            ],
            "categories": [
              {
                "depth": 0,
                "name": "新闻",
              },
              {
                "depth": 1,
                "name": "港口",
              },
            ],
            "category": {
              "names": [
                "新闻",
                "港口",
              ],
            },
            "commentsEnabled": false,
            "cover": {
              "url": "https://content.example.org/media/pictures/dot.svg",
            },
            "dateOrigin": "FRONT_MATTER",
            "publishedAt": "2022-07-30T20:00:00.000Z",
            "publishedOn": "2022-07-31",
            "slug": "tug",
            "status": "PUBLISHED",
            "tags": [
              {
                "name": "ship",
                "slug": "ship",
              },
              {
                "name": "数据",
                "slug": "数据",
              },
            ],
            "title": "电动拖轮",
          },
          {
            "author": {
              "aliases": [],
              "bio": null,
              "name": "Tomás",
            },
            "authors": [
              {
                "name": "Tomás",
              },
            ],
            "categories": [
              {
                "depth": 0,
                "name": "Features",
              },
            ],
            "category": {
              "names": [
                "Features",
              ],
            },
            "commentsEnabled": true,
            "cover": null,
            "dateOrigin": "FRONT_MATTER",
            "publishedAt": "2022-07-30T09:00:00.000Z",
            "publishedOn": "2022-07-30",
            "slug": "bridge",
            "status": "PUBLISHED",
            "tags": [
              {
                "name": "ship",
                "slug": "ship",
              },
            ],
            "title": "The Bridge",
          },
        ],
        "pageInfo": {
          "hasNextPage": false,
          "hasPreviousPage": false,
        },
        "totalCount": 2,
      },
    }
  `)
})

test('an article is found by slug, path, file and id', async () => {
  const { data } = await site.execute('{ article(by: { slug: "tug" }) { id path file { file } } }')
  const { id, path, file } = data.article
  const query = 'query ($by: ArticleBy!) { article(by: $by) { title } }'
  for (const by of [{ id }, { path }, { file: file.file }]) {
    expect(await site.execute(query, { by })).toEqual({ data: { article: { title: '电动拖轮' } } })
  }
  expect(await site.execute(query, { by: { slug: 'none' } })).toEqual({ data: { article: null } })
  expect(await site.execute(query, { by: { id: 'no id at all' } })).toEqual({ data: { article: null } })
})

test('one article returns its body, headings, image uses, links and front matter', async () => {
  const { data, errors } = await site.execute(`{
    article(by: { slug: "tug" }) {
      excerpt text html toc { text depth children { text depth } } stats { images readingMinutes } source bodyFormat
      images { edges { role position alt node { url status mimeType width height usageCount } } totalCount }
      frontMatter(keys: ["mood", "none"]) aliases collection diagnostics { code }
    }
  }`)
  expect(errors).toBeUndefined()
  expect(data.article).toMatchInlineSnapshot(`
    {
      "aliases": [
        "/old/tug/",
      ],
      "bodyFormat": "MARKDOWN",
      "collection": "posts",
      "diagnostics": [],
      "excerpt": "屿津港口第一条电动拖轮下水。",
      "frontMatter": {
        "mood": "calm",
      },
      "html": "<p>屿津港口第一条电动拖轮下水。</p>

    <h2 id="一条安静的船">一条安静的船</h2>
    <p><img src="https://content.example.org/media/pictures/dot.svg" alt="侧面" width="4" height="3" loading="lazy" decoding="async" /></p>
    <h3 id="汽笛">汽笛</h3>
    <p>见 <a href="/posts/bridge/">桥</a> 与 <img src="https://elsewhere.example.net/a.jpg" alt="远" loading="lazy" decoding="async" />。</p>
    ",
      "images": {
        "edges": [
          {
            "alt": null,
            "node": {
              "height": 3,
              "mimeType": "image/svg+xml",
              "status": "LOCAL",
              "url": "https://content.example.org/media/pictures/dot.svg",
              "usageCount": 1,
              "width": 4,
            },
            "position": 0,
            "role": "HEAD",
          },
          {
            "alt": "侧面",
            "node": {
              "height": 3,
              "mimeType": "image/svg+xml",
              "status": "LOCAL",
              "url": "https://content.example.org/media/pictures/dot.svg",
              "usageCount": 1,
              "width": 4,
            },
            "position": 1,
            "role": "BODY",
          },
          {
            "alt": "远",
            "node": {
              "height": null,
              "mimeType": null,
              "status": "REMOTE",
              "url": "https://elsewhere.example.net/a.jpg",
              "usageCount": 1,
              "width": null,
            },
            "position": 2,
            "role": "BODY",
          },
        ],
        "totalCount": 3,
      },
      "source": null,
      "stats": {
        "images": 2,
        "readingMinutes": 1,
      },
      "text": "屿津港口第一条电动拖轮下水。
    一条安静的船
    汽笛
    见 桥 与 。",
      "toc": [
        {
          "children": [
            {
              "depth": 3,
              "text": "汽笛",
            },
          ],
          "depth": 2,
          "text": "一条安静的船",
        },
      ],
    }
  `)
})

test('HTML for feeds and e-mail has absolute URLs', async () => {
  const { data } = await site.execute('{ article(by: { slug: "tug" }) { html(absoluteLinks: true) } }')
  expect(data.article.html.match(/(?:src|href)="[^"]*"/g)).toMatchInlineSnapshot(`
    [
      "src="https://content.example.org/media/pictures/dot.svg"",
      "href="https://news.example.org/posts/bridge/"",
      "src="https://elsewhere.example.net/a.jpg"",
    ]
  `)
})

test('without arguments, images in HTML load on any website and links are paths', async () => {
  const { data } = await site.execute('{ article(by: { slug: "tug" }) { html plain: html(absoluteImages: false) } }')
  expect(data.article.html.match(/(?:src|href)="[^"]*"/g)).toEqual([
    'src="https://content.example.org/media/pictures/dot.svg"',
    'href="/posts/bridge/"',
    'src="https://elsewhere.example.net/a.jpg"',
  ])
  expect(data.article.plain).toContain('src="/media/pictures/dot.svg"')
})

test('links stay paths without the URL of the site, and a missing image is marked', async () => {
  await using bare = await createTestSite({
    'a.md': article('A', ['date: 2020-01-01'], '# A\n\n[b](b.md) ![Gone](gone.png)\n\nText.'),
    'b.md': article('B', ['date: 2020-01-02'], 'Text.'),
  })
  const { data } = await bare.execute(
    '{ article(by: { slug: "a" }) { html(absoluteLinks: true, skipTitle: true) excerpt } }',
  )
  expect(data.article).toEqual({
    html: '<p><a href="/b/">b</a> <img src="gone.png" alt="Gone" data-missing="true" loading="lazy" decoding="async" /></p>\n<p>Text.</p>\n',
    excerpt: 'b Text.',
  })
})

test('code blocks are highlighted, or plain on request', async () => {
  await using code = await createTestSite({
    '_posts/code.md': article('Code', ['date: 2020-01-01'], '```js\nconst a = "<b>" // 1 & 2\n```'),
  })
  const { data } = await code.execute('{ article(by: { slug: "code" }) { html plain: html(highlight: false) text } }')
  expect(data.article.html).toContain('<code class="hljs language-js"><span class="hljs-keyword">const</span> a = ')
  expect(data.article.plain).toBe('<pre><code class="language-js">const a = "&lt;b&gt;" // 1 &amp; 2\n</code></pre>\n')
  expect(data.article.text).toBe('const a = "<b>" // 1 & 2')
})

test('authors, categories, tags and images return their articles', async () => {
  const { data, errors } = await site.execute(`{
    author(by: { name: "Lin Xi" }) { name path articleCount firstPublishedAt lastPublishedAt articles { nodes { title } totalCount } }
    category(by: { names: ["新闻"] }) {
      path articleCount own: articleCount(includeDescendants: false) articles { nodes { title } }
      children { name slug parent { name } ancestors { name } articles(includeDescendants: false) { totalCount } }
    }
    tag(by: { slug: "ship" }) { path articleCount articles(first: 1) { nodes { title } totalCount pageInfo { hasNextPage } } }
    images(where: { status: [LOCAL] }) { nodes { articles(roles: [BODY]) { edges { alt node { title } } totalCount } } }
  }`)
  expect(errors).toBeUndefined()
  expect(data).toMatchInlineSnapshot(`
    {
      "author": {
        "articleCount": 1,
        "articles": {
          "nodes": [
            {
              "title": "电动拖轮",
            },
          ],
          "totalCount": 1,
        },
        "firstPublishedAt": "2022-07-30T20:00:00.000Z",
        "lastPublishedAt": "2022-07-30T20:00:00.000Z",
        "name": "林汐",
        "path": "/authors/林汐/",
      },
      "category": {
        "articleCount": 1,
        "articles": {
          "nodes": [
            {
              "title": "电动拖轮",
            },
          ],
        },
        "children": [
          {
            "ancestors": [
              {
                "name": "新闻",
              },
            ],
            "articles": {
              "totalCount": 1,
            },
            "name": "港口",
            "parent": {
              "name": "新闻",
            },
            "slug": "新闻/港口",
          },
        ],
        "own": 0,
        "path": "/categories/新闻/",
      },
      "images": {
        "nodes": [
          {
            "articles": {
              "edges": [
                {
                  "alt": "侧面",
                  "node": {
                    "title": "电动拖轮",
                  },
                },
              ],
              "totalCount": 1,
            },
          },
        ],
      },
      "tag": {
        "articleCount": 2,
        "articles": {
          "nodes": [
            {
              "title": "电动拖轮",
            },
          ],
          "pageInfo": {
            "hasNextPage": true,
          },
          "totalCount": 2,
        },
        "path": "/tags/ship/",
      },
    }
  `)
})

test('an image is found by the URL that the API returns, also in filters', async () => {
  const url = `${publicUrl}/media/pictures/dot.svg`
  const { data } = await site.execute(
    `query ($url: String!) {
      image(by: { url: $url }) { url }
      articles(where: { or: [{ image: { url: $url } }] }) { nodes { title } }
    }`,
    { url },
  )
  expect(data).toEqual({ image: { url }, articles: { nodes: [{ title: '电动拖轮' }] } })
})

test('node and nodes return objects of all types in the order of the ids, and null for an unknown id', async () => {
  const { data: found } = await site.execute(`{
    articles { nodes { id } } authors { nodes { id } } categories { nodes { id } } tags { nodes { id } } images { nodes { id } }
  }`)
  const [a, b, c, d, e] = ['articles', 'authors', 'categories', 'tags', 'images'].map((list) => found[list].nodes[0].id)
  const made = (text: string) => Buffer.from(text).toString('base64url')
  const ids = [
    e,
    d,
    made('Article:5'),
    c,
    b,
    a,
    a,
    'no id',
    '',
    made('Site:1'),
    made('Query:1'),
    made('Article:99999999999999999'),
  ]
  const { data, errors } = await site.execute(
    'query ($ids: [ID!]!, $id: ID!) { nodes(ids: $ids) { __typename id } node(id: $id) { ... on Article { title author { name } } } }',
    { ids, id: a },
  )
  expect(errors).toBeUndefined()
  expect(data.nodes.map((node: { __typename: string } | null) => node?.__typename ?? null)).toEqual([
    'Image',
    'Tag',
    null,
    'Category',
    'Author',
    'Article',
    'Article',
    null,
    null,
    null,
    null,
    null,
  ])
  expect(data.nodes[0].id).toBe(e)
  expect(data.node).toEqual({ title: '电动拖轮', author: { name: '林汐' } })
  for (const id of ['no id', made('Site:1'), made('Nothing:1'), made('Article:5')]) {
    expect(await site.execute('query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual({ data: { node: null } })
  }
})

test('site returns its settings and counts visible objects', async () => {
  const { data } = await site.execute(
    '{ site { title url timeZone langs revision articleCount authorCount categoryCount imageCount } }',
  )
  expect(data.site).toMatchInlineSnapshot(`
    {
      "articleCount": 2,
      "authorCount": 2,
      "categoryCount": 3,
      "imageCount": 2,
      "langs": [],
      "revision": "1",
      "timeZone": "Asia/Shanghai",
      "title": "The Site",
      "url": "https://news.example.org",
    }
  `)
})
