import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, type World, world } from '../world.ts'

// What GraphQL over HTTP asks of a server, by those who write it down.

let site: World
let url: string
beforeAll(async () => {
  site = await world({ '_posts/a.md': article('A') })
  url = `${await site.listen()}/graphql`
})
afterAll(() => site[Symbol.asyncDispose]())

const asked = serverAudits({ url: () => url }).filter(({ name }) => /^(MUST|SHOULD)/.test(name))

test('the audit asks what it asked', () => {
  expect(asked.length).toMatchInlineSnapshot(`36`)
})

test.each(asked)('$name', async ({ fn }) => {
  expect(await fn()).toMatchObject({ status: 'ok' })
})
