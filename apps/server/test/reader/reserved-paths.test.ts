import { expect, test } from 'vitest'
import { article, createTestSite } from '../test-site.ts'

const reserved = [
  '/graphql/',
  '/graphql/guide/',
  '/health/',
  '/health/tips/',
  '/ready/',
  '/ready/made/',
  '/media/',
  '/media/kit/',
  '/reader/preview/',
  '/reader/preview/end',
  '/reader/versions/2022/',
  '/robots.txt',
  '/llms.txt',
  '/mcp',
  '/sitemap.xml',
  '/feed.xml',
  '/tags/tea/atom.xml',
]
const free = [
  '/healthy/',
  '/graphql-guide/',
  '/media-kit/',
  '/reader/',
  '/reader/letters/',
  '/reader/preview/spring/',
  '/reader/versions',
  '/readers/',
  '/feed/',
  '/archives/',
]

test('articles whose paths the server answers itself are reported, and only those', async () => {
  const posts = [...reserved, ...free].map((path, index) => {
    return [`_posts/post-${index}.md`, article(`Post ${index}`, [`permalink: ${path}`], `Words of post ${index}.`)]
  })
  const files = { 'site.yml': 'publicDiagnostics: true\n', ...Object.fromEntries(posts) }
  await using site = await createTestSite(files, { reader: true })
  const url = await site.listen()
  const query = '{ diagnostics(first: 100) { nodes { code message article { path } } } }'
  const { data } = await site.execute(query)
  const reported = data.diagnostics.nodes.filter(({ code }: { code: string }) => code === 'path-reserved')
  expect(reported.map((one: { article: { path: string } }) => one.article.path).sort()).toEqual(reserved.toSorted())
  expect(reported[0].message).toContain('so the reader cannot show this article there')
  for (const path of free) {
    const page = await (await fetch(url + path)).text()
    expect([path, page.includes('Words of post')]).toEqual([path, true])
  }
  for (const path of reserved) {
    const page = await (await fetch(url + path)).text()
    expect([path, page.includes('<h1>Post')]).toEqual([path, false])
  }
})
