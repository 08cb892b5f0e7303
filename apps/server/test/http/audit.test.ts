import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, createTestSite, type TestSite } from '../test-site.ts'

// The audits of graphql-http check the GraphQL over HTTP specification.

let site: TestSite
let url: string
beforeAll(async () => {
  site = await createTestSite({ '_posts/a.md': article('A') })
  url = `${await site.listen()}/graphql`
})
afterAll(() => site[Symbol.asyncDispose]())

const audits = serverAudits({ url: () => url }).filter(({ name }) => /^(MUST|SHOULD)/.test(name))

test('the number of audits is the expected one', () => {
  expect(audits.length).toMatchInlineSnapshot(`36`)
})

test.each(audits)('$name', async ({ fn }) => {
  expect(await fn()).toMatchObject({ status: 'ok' })
})
