import { expect, test } from 'vitest'
import { article, asPreview, createTestSite } from '../test-site.ts'

const query = '/graphql?query={articles{nodes{title}}}'

test('a CDN may keep public answers for the time of the settings, but not beyond the next publication', async () => {
  const now = Date.UTC(2026, 0, 1)
  await using site = await createTestSite(
    {
      '_posts/a.md': article('Shown'),
      '_posts/b.md': '---\ntitle: Later\ndate: 2026-01-01T00:05:00Z\n---\nText.\n',
    },
    { reader: true, now, cdn: { maxAge: 60, stale: 600 } },
  )
  const url = await site.listen()
  const headerOf = async (path: string, headers: Record<string, string> = {}) =>
    (await fetch(url + path, { headers })).headers.get('cache-control')
  const long = 'public, max-age=0, s-maxage=60, stale-while-revalidate=300'
  for (const path of [query, query, '/', '/', '/feed.xml']) expect([path, await headerOf(path)]).toEqual([path, long])
  site.now = now + 280_000
  const short = 'public, max-age=0, s-maxage=20, stale-while-revalidate=20'
  for (const path of [query, '/']) expect([path, await headerOf(path)]).toEqual([path, short])
  expect(await headerOf(query, asPreview)).toBe('private, no-store')
  expect(await headerOf('/nothing/')).toBe('no-store')
})

test('without the settings, a cache asks for each request', async () => {
  await using site = await createTestSite({ '_posts/a.md': article('Shown') }, { reader: true })
  const url = await site.listen()
  for (const path of [query, '/']) expect((await fetch(url + path)).headers.get('cache-control')).toBe('no-cache')
})
