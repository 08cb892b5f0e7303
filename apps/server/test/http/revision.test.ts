import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, createTestSite, type TestSite } from '../test-site.ts'

let site: TestSite
let url: string
beforeAll(async () => {
  site = await createTestSite({ '_posts/a.md': article('One') })
  url = await site.listen()
})
afterAll(() => site[Symbol.asyncDispose]())

async function ask(headers: Record<string, string> = {}) {
  const response = await fetch(`${url}/graphql?query={articles{nodes{title}}}`, { headers })
  const { data } = await response.json()
  return { status: response.status, headers: response.headers, title: data.articles.nodes[0].title }
}

test('every answer names the revision, cached or not, and pages of other origins may read it', async () => {
  for (let times = 0; times < 2; times++) {
    const { headers } = await ask({ origin: 'https://example.org' })
    expect(headers.get('x-content-revision')).toBe('1')
    expect(headers.get('access-control-expose-headers')).toBe('X-Content-Revision')
  }
  site.write({ '_posts/a.md': article('Two') })
  await site.import()
  const { headers, title } = await ask()
  expect([headers.get('x-content-revision'), title]).toEqual(['2', 'Two'])
  const page = await fetch(`${url}/graphql`, {
    method: 'POST',
    body: '[]',
    headers: { 'content-type': 'application/json' },
  })
  expect(page.headers.get('x-content-revision')).toBe('2')
})

test('a revision that the archive does not have, or that is not a number, causes no error', async () => {
  for (const revision of ['2', '99', '-1', 'x', '9'.repeat(400), '']) {
    const answer = await ask({ 'x-content-revision': revision })
    expect([answer.status, answer.title]).toEqual([200, 'Two'])
  }
})
