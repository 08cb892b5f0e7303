import { ApiError, Archive } from '@broadsheet/client'
import { HttpError, httpTransport } from '@broadsheet/client/http'
import {
  ArticleDocument,
  ArticlesDocument,
  ChangesDocument,
  RouteDocument,
  SiteDocument,
} from '@broadsheet/client/text'
import { expect, test } from 'vitest'
import { article, createTestSite, token } from '../test-site.ts'

test('an article has its body, with images that load on another origin', async () => {
  await using site = await createTestSite({ '_posts/2022-07-30-tea.md': article('Tea', [], '![](/tea.png)\n\nHot.') })
  const archive = new Archive(httpTransport(`${await site.listen()}/graphql`))
  const { articles } = await archive.request(ArticlesDocument)
  const path = articles.nodes[0]?.path ?? ''
  const { article: tea } = await archive.request(ArticleDocument, { path })
  expect(tea).toMatchObject({ title: 'Tea', html: expect.stringContaining('Hot.') })
  expect((await archive.request(RouteDocument, { path })).route).toMatchObject({ __typename: 'Article', title: 'Tea' })
})

test('a client that knows a revision gets the changes since then', async () => {
  await using site = await createTestSite({ '_posts/2022-07-30-tea.md': article('Tea') })
  const archive = new Archive(httpTransport(`${await site.listen()}/graphql`))
  const { revision } = (await archive.request(SiteDocument)).site
  site.write({ '_posts/2022-07-31-bread.md': article('Bread') })
  await site.import()
  const { changes } = await archive.request(ChangesDocument, { after: revision })
  expect(changes.nodes.map(({ kind, type }) => [kind, type])).toContainEqual(['CREATED', 'ARTICLE'])
})

test('drafts need the token', async () => {
  await using site = await createTestSite({ '_posts/2022-07-30-tea.md': article('Tea', ['draft: true']) })
  const url = `${await site.listen()}/graphql`
  const where = { status: ['DRAFT' as const] }
  const drafts = async (archive: Archive) => (await archive.request(ArticlesDocument, { where })).articles.totalCount
  expect(await drafts(new Archive(httpTransport(url)))).toBe(0)
  expect(await drafts(new Archive(httpTransport(url, { token })))).toBe(1)
})

test('a refused request throws the errors of the server with their code', async () => {
  await using site = await createTestSite({})
  const archive = new Archive(httpTransport(`${await site.listen()}/graphql`))
  const failed = await archive.request(ArticlesDocument, { first: 1000 }).catch((error) => error)
  expect(failed).toBeInstanceOf(ApiError)
  expect(failed).toMatchObject({ code: 'BAD_USER_INPUT', errors: [{ path: ['articles'] }] })
})

test('an address that is not the API throws an error with the address', async () => {
  await using site = await createTestSite({}, { reader: true })
  const url = `${await site.listen()}/archives/`
  const failed = await new Archive(httpTransport(url)).request(SiteDocument).catch((error) => error)
  expect(failed).toBeInstanceOf(HttpError)
  expect(failed.message).toContain(url)
})
