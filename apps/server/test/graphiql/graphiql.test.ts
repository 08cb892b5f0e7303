import { readFileSync, statSync } from 'node:fs'
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exampleTabs } from '../../src/graphiql/example-queries.ts'
import { launchChromium } from '../chromium.ts'
import { createTestSite, type TestSite } from '../test-site.ts'

let site: TestSite
let url: string
let browser: Browser
let page: Page
/** Requests to other hosts and errors in the page. */
const problems: string[] = []

beforeAll(async () => {
  site = await createTestSite(
    {},
    { contentDir: join(import.meta.dirname, '../../../../seeds'), now: Date.UTC(2026, 10, 1) },
  )
  url = await site.listen()
  browser = await launchChromium()
  page = await browser.newPage({ viewport: { width: 1400, height: 900 } })
  page.on('request', (request) => {
    if (!/^(blob|data):/.test(request.url()) && new URL(request.url()).origin !== url) problems.push(request.url())
  })
  page.on('pageerror', (error) => problems.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
})
afterAll(async () => {
  await browser?.close()
  await site[Symbol.asyncDispose]()
})

/** Opens GraphiQL, and waits for the query in its editor: the button is there earlier. */
async function openGraphiql(): Promise<void> {
  await page.goto(`${url}/graphql`)
  await page.locator('.graphiql-query-editor').getByText('query HomePage').waitFor()
}

test('GraphiQL opens, runs its first query and shows the answer without requests to other hosts', async () => {
  await openGraphiql()
  await page.getByRole('button', { name: /execute query/i }).click()
  await page.locator('.result-window').getByText('/2026/05/20/old-town-photographs/').waitFor()
  await page.getByRole('button', { name: /documentation explorer/i }).click()
  await page.getByRole('link', { name: 'Query', exact: true }).click()
  await page.getByText('Content cannot be changed here').waitFor()
  expect(problems).toEqual([])
})

test('GraphiQL keeps its tabs and a history of the queries, also after a reload, and has an explorer of the schema', async () => {
  await openGraphiql()
  await page.getByRole('button', { name: /execute query/i }).click()
  await page.locator('.result-window').getByText('articleCount').waitFor()
  await page.reload()
  await page.getByRole('button', { name: 'Show History' }).click()
  await page.locator('.graphiql-history-item').getByText('HomePage').first().waitFor()
  await page.getByRole('button', { name: 'Show GraphiQL Explorer' }).click()
  await page.locator('.graphiql-plugin').getByText('articles', { exact: true }).first().waitFor()
  await page.locator('.graphiql-query-editor').getByText('query HomePage').waitFor()
  expect(await page.locator('.graphiql-tab-button').count()).toBe((await tabsOf(site)).length)
  expect(problems).toEqual([])
})

test('in GraphiQL one can write a query with completion, hints and marked errors, and read descriptions with their Markdown', async () => {
  const own = await browser.newPage({ viewport: { width: 1400, height: 900 } })
  const errors: string[] = []
  own.on('pageerror', (error) => errors.push(String(error)))
  own.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  await own.goto(`${url}/graphql`)
  const editor = own.locator('.graphiql-query-editor')
  await editor.getByText('query HomePage').waitFor()
  await editor.locator('.view-line').first().click()
  await own.keyboard.press('ControlOrMeta+a')
  await own.keyboard.type('{ articles { totalCount tota')
  const suggested = own.locator('.suggest-widget.visible')
  await suggested.getByText('totalCount').first().waitFor()
  await own.keyboard.press('Escape')
  for (let letter = 0; letter < 4; letter++) await own.keyboard.press('Backspace')
  await own.keyboard.type('nodes { title wrongField } ')
  await editor.locator('.squiggly-error').first().waitFor()
  await editor.locator('.view-line span', { hasText: 'totalCount' }).last().hover()
  const hint = own.locator('.monaco-hover:visible .monaco-hover-content')
  await hint.getByText('totalCount').first().waitFor()
  await own.keyboard.press('Shift+Control+P')
  await editor.locator('.view-line', { hasText: 'wrongField' }).waitFor()
  await own.getByRole('button', { name: /documentation explorer/i }).click()
  await own.getByRole('link', { name: 'Query', exact: true }).click()
  await own.locator('.graphiql-markdown-description p').first().waitFor()
  await own.getByRole('link', { name: 'articles', exact: true }).click()
  await own.locator('.graphiql-markdown-description p').first().waitFor()
  await own.getByRole('button', { name: /open settings dialog/i }).click()
  await own.getByRole('dialog').waitFor()
  expect(errors).toEqual([])
  await own.close()
})

test('in GraphiQL no script can be made of text: tags that Markdown does not have become text', async () => {
  const own = await browser.newPage()
  await own.goto(`${url}/graphql`)
  const made = await own.evaluate(() => {
    const element = document.createElement('div')
    element.innerHTML =
      '<p><code>a</code> <a href="https://example.org/">b</a></p><img src=x onerror=alert(1)><a href="x" onclick="alert(1)">'
    const refused = (act: () => void) => {
      try {
        act()
        return null
      } catch (error) {
        return error instanceof Error ? error.name : 'other'
      }
    }
    const script = document.createElement('script')
    return {
      tags: [...element.querySelectorAll('*')].map(({ localName }) => localName),
      text: element.textContent,
      refused: [
        refused(() => {
          script.src = 'data:,alert(1)'
        }),
        refused(() => {
          script.text = 'alert(1)'
        }),
        refused(() => new Worker('data:,1')),
        refused(() => Reflect.get(window, 'trustedTypes').createPolicy('other', {})),
      ],
    }
  })
  expect(made).toEqual({
    tags: ['p', 'code', 'a'],
    text: 'a b<img src=x onerror=alert(1)><a href="x" onclick="alert(1)">',
    refused: ['TypeError', 'TypeError', 'TypeError', 'TypeError'],
  })
  await own.close()
})

test('the page of GraphiQL is small, and its files are sent in gzip, once a year', async () => {
  const html = await fetch(`${url}/graphql`, { headers: { accept: 'text/html' } })
  const page = await html.text()
  expect(page.length).toBeLessThan(20_000)
  expect(html.headers.get('content-security-policy')).toContain("default-src 'self'; style-src")
  const options = JSON.parse(/id="graphiql-workers">(.*?)<\/script>/.exec(page)?.[1] ?? '')
  const linked = [...page.matchAll(/(?:src|href)="(graphql\/[^"]+)"/g)].map(([, path = '']) => path)
  const paths = [...linked, ...Object.values<string>(options)]
  expect(paths).toHaveLength(5)
  let bytes = 0
  for (const path of paths) {
    const file = await get(path, { 'accept-encoding': 'gzip' })
    expect(file.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'gzip',
      'x-content-type-options': 'nosniff',
    })
    expect(gunzipSync(file.body).equals((await get(path, {})).body)).toBe(true)
    bytes += file.body.length
  }
  expect(bytes).toBeLessThan(2_500_000)
})

test('a browser loads GraphiQL once: less than 2.5 MB at the first visit, and less than 20 KB at the next', async () => {
  const visitor = await browser.newPage()
  const sizes: number[] = []
  for (let visit = 0; visit < 2; visit++) {
    await visitor.goto(`${url}/graphql`)
    await visitor.getByRole('button', { name: /execute query/i }).waitFor()
    sizes.push(await visitor.evaluate(loadedBytes))
  }
  await visitor.close()
  const [first = 0, next = 0] = sizes
  // The workers of the editor are not in the first sum: the test above adds all files.
  expect(first).toBeGreaterThan(1_000_000)
  expect(first).toBeLessThan(2_500_000)
  expect(next).toBeLessThan(20_000)
})

/** Runs in the page: the bytes that its document, style sheets and scripts took over the network. */
function loadedBytes(): number {
  const kinds = ['navigation', 'resource'].flatMap((type) => performance.getEntriesByType(type))
  const timings = kinds.filter((entry) => entry instanceof PerformanceResourceTiming)
  return timings
    .filter(({ initiatorType }) => initiatorType !== 'fetch')
    .reduce((sum, { transferSize }) => sum + transferSize, 0)
}

test('a file that GraphiQL does not have gets 404, and only GET and HEAD are allowed', async () => {
  expect((await fetch(`${url}/graphql/graphiql/graphiql.0000.js`)).status).toBe(404)
  expect((await fetch(`${url}/graphql/graphiql/../../package.json`)).status).toBe(404)
  const post = await fetch(`${url}/graphql/graphiql/graphiql.0000.js`, { method: 'POST', body: '{}' })
  expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
})

/** Requests a path as it is; `fetch` would decompress the body. */
function get(path: string, headers: OutgoingHttpHeaders): Promise<{ headers: IncomingHttpHeaders; body: Buffer }> {
  return new Promise((resolve, reject) => {
    request(`${url}/${path}`, { headers }, async (response) => {
      const body = Buffer.concat(await response.toArray())
      resolve({ headers: response.headers, body })
    })
      .on('error', reject)
      .end()
  })
}

test('each tab of GraphiQL opens with a click', async () => {
  const first = await browser.newPage({ viewport: { width: 1400, height: 900 } })
  await first.goto(`${url}/graphql`)
  const names = await first.locator('.graphiql-tab-button').allTextContents()
  expect(names).toHaveLength((await tabsOf(site)).length)
  for (const name of [...names.slice(1), ...names]) {
    await first.locator('.graphiql-tab-button', { hasText: name }).click()
    await first.locator('.graphiql-tab-active', { hasText: name }).waitFor({ timeout: 5_000 })
    await first.locator('.graphiql-query-editor').getByText(`query ${name}`).waitFor({ timeout: 5_000 })
  }
})

/** The tabs with which GraphiQL opens. */
async function tabsOf(archive: TestSite): Promise<string[]> {
  return (await exampleTabs((query) => archive.execute(query))).map(({ query }) => query)
}

test('every example query of GraphiQL has results on the sample archive', async () => {
  for (const query of await tabsOf(site)) {
    const { data, errors } = await site.execute(query)
    expect(errors).toBeUndefined()
    expect(JSON.stringify(data).length).toBeGreaterThan(200)
  }
})

test('the example queries use names of the archive, and none answers null', async () => {
  const title = 'A "quoted" title with $& and \\\\'
  const post = ['---', `title: '${title}'`, 'date: 2022-07-30', 'tags: [green tea]', 'author: Ann Lee', '---', 'Hot.']
  const blog = await createTestSite({ '_posts/tea.md': post.join('\n') })
  const queries = await tabsOf(blog)
  expect(queries.map((query) => /^query (\w+)/m.exec(query)?.[1])).toEqual([
    ...['HomePage', 'Search', 'ArticlePage', 'TagPage', 'AuthorPage', 'Archive', 'CategoryTree', 'ImageAudit'],
  ])
  for (const query of queries) {
    const { data, errors } = await blog.execute(query)
    expect([query, errors]).toEqual([query, undefined])
    expect(Object.values(data)).not.toContain(null)
  }
  const search = await blog.execute(queries[1] ?? '')
  expect(search.data.search.totalCount).toBe(1)
  await blog[Symbol.asyncDispose]()
})

test('an empty archive has the examples that need no names', async () => {
  const empty = await createTestSite({})
  expect(await tabsOf(empty)).toHaveLength(4)
  await empty[Symbol.asyncDispose]()
})

const root = join(import.meta.dirname, '../../../..')
const screenshot = 'docs/pictures/graphiql.png'
const screenshotQuery = `query Latest {
  articles(
    first: 2
    where: { lang: { eq: "en" } }
  ) {
    totalCount
    nodes {
      title
      publishedOn
      author { name }
      categories { name }
      stats { readingMinutes }
    }
  }
}`

// Run this test with WRITE_SCREENSHOT=1 to write the screenshot again.
test('GraphiQL shows the query and the answer of the screenshot in README', async () => {
  const window = await browser.newPage({ viewport: { width: 1280, height: 600 } })
  await window.goto(`${url}/graphql?query=${encodeURIComponent(screenshotQuery)}`)
  await window.getByRole('button', { name: /documentation explorer/i }).click()
  await window.getByRole('link', { name: 'Query', exact: true }).click()
  await window.getByRole('button', { name: /hide editor tools/i }).click()
  await window.locator('.graphiql-query-editor .view-lines').click()
  await window.keyboard.press('ControlOrMeta+End')
  // A tab takes the name of its query at the first edit.
  await window.keyboard.insertText(' ')
  await window.locator('.graphiql-tab-active', { hasText: 'Latest' }).waitFor()
  await window.getByRole('button', { name: /execute query/i }).click()
  await window.locator('.result-window').getByText('What the Electric Tug Costs').waitFor()
  await window.locator('.graphiql-doc-explorer').getByText('Content cannot be changed here').waitFor()
  if (process.env.WRITE_SCREENSHOT) await window.screenshot({ path: join(root, screenshot) })
  expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain(`](${screenshot})`)
  expect(statSync(join(root, screenshot)).size).toBeLessThan(150_000)
})
