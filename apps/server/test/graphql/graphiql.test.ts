import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exampleTabs } from '../../src/graphql/example-queries.ts'
import { launchChromium } from '../chromium.ts'
import { type World, world } from '../world.ts'

let site: World
let url: string
let browser: Browser
let page: Page
/** What the page asked of other hosts, and what went wrong in it. */
const wrong: string[] = []

beforeAll(async () => {
  site = await world({}, { contentDir: join(import.meta.dirname, '../../../../seeds'), now: Date.UTC(2026, 10, 1) })
  url = await site.listen()
  browser = await launchChromium()
  page = await browser.newPage({ viewport: { width: 1400, height: 900 } })
  page.on('request', (request) => {
    if (!/^(blob|data):/.test(request.url()) && new URL(request.url()).origin !== url) wrong.push(request.url())
  })
  page.on('pageerror', (error) => wrong.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text())
  })
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await site[Symbol.asyncDispose]()
})

test('GraphiQL opens, runs the first of its queries and shows the answer, with no other host in reach', async () => {
  await page.goto(`${url}/graphql`)
  await page.getByRole('button', { name: /execute query/i }).click()
  await page.locator('.result-window').getByText('/2026/05/20/old-town-photographs/').waitFor()
  await page.getByRole('button', { name: /documentation explorer/i }).click()
  await page.getByRole('link', { name: 'Query', exact: true }).click()
  await page.getByText('Content cannot be changed here').waitFor()
  expect(wrong).toEqual([])
}, 60_000)

test('each tab of GraphiQL opens at a click of the mouse', async () => {
  const first = await browser.newPage({ viewport: { width: 1400, height: 900 } })
  await first.goto(`${url}/graphql`)
  const names = await first.locator('.graphiql-tab-button').allTextContents()
  expect(names).toHaveLength(exampleTabs().length)
  for (const name of [...names.slice(1), ...names]) {
    await first.locator('.graphiql-tab-button', { hasText: name }).click()
    await first.locator('.graphiql-tab-active', { hasText: name }).waitFor({ timeout: 5_000 })
    await first.locator('.graphiql-query-editor').getByText(`query ${name}`).waitFor({ timeout: 5_000 })
  }
}, 60_000)

test('every query that GraphiQL opens with answers something on the sample archive', async () => {
  for (const { query } of exampleTabs()) {
    const { data, errors } = await site.ask(query)
    expect(errors).toBeUndefined()
    expect(JSON.stringify(data).length).toBeGreaterThan(200)
  }
})
