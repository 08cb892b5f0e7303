import { expect, test } from 'vitest'
import { article, createTestSite, type TestSite, type TestSiteOptions } from '../test-site.ts'

const site = (options?: TestSiteOptions): Promise<TestSite> => createTestSite({ '_posts/a.md': article('A') }, options)

test('GET /health and GET /ready return 200 while the process runs and the database answers', async () => {
  await using served = await site()
  expect((await served.fetch('/health')).status).toBe(200)
  expect((await served.fetch('/ready')).status).toBe(200)
})

test('GET /ready returns 503 before the first import', async () => {
  await using empty = await createTestSite({}, { unimported: true })
  expect((await empty.fetch('/health')).status).toBe(200)
  expect((await empty.fetch('/ready')).status).toBe(503)
})

test('pages of any origin may send queries without credentials if CORS_ORIGIN is *', async () => {
  await using open = await site()
  const { headers } = await open.fetch('/graphql?query={site{title}}', { headers: { origin: 'https://a.example.org' } })
  expect(headers.get('access-control-allow-origin')).toBe('https://a.example.org')
  expect(headers.get('access-control-allow-credentials')).toBeNull()
})

test('only pages of the origins in CORS_ORIGIN may send queries', async () => {
  const origins = ['https://a.example.org', 'https://b.example.org']
  await using closed = await site({ corsOrigins: origins })
  const allowedTo = async (origin: string) => {
    const response = await closed.fetch('/graphql', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
    })
    // Browsers ask again after two hours, not before every query.
    if (response.ok && origin.includes('b.example')) expect(response.headers.get('access-control-max-age')).toBe('7200')
    return response.headers.get('access-control-allow-origin')
  }
  expect(await allowedTo('https://b.example.org')).toBe('https://b.example.org')
  expect(await allowedTo('https://c.example.org')).toBeNull()
  // A sandboxed page has the origin null, on any site.
  expect(await allowedTo('null')).toBeNull()
})

test('/ redirects to GraphiQL, and an unknown path returns 404', async () => {
  await using served = await site()
  const url = await served.listen()
  const root = await fetch(url, { redirect: 'manual' })
  expect([root.status, root.headers.get('location')]).toEqual([302, '/graphql'])
  expect((await fetch(`${url}/nowhere`)).status).toBe(404)
  const answer = await fetch(`${url}/graphql?query={articles{totalCount}}`)
  expect(await answer.json()).toEqual({ data: { articles: { totalCount: 1 } } })
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
})
