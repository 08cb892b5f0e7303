import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../chromium.ts'
import { article, createTestSite, type TestSite } from '../test-site.ts'

/** The browser needs long on a busy machine. In milliseconds. */
const patience = 240_000
const svg = (content: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="90" height="60" ${attributes}>${content}</svg>`
const html = 'xmlns="http://www.w3.org/1999/xhtml"'

/** Each requests `/ran` when its script runs. */
const files: Record<string, string> = {
  'script.svg': svg(`<script>fetch('/ran')</script>`),
  'cdata.svg': svg(`<script><![CDATA[fetch('/ran')]]></script>`),
  'address.svg': svg(`<script xlink:href="data:text/javascript,fetch('/ran')"/>`),
  'load.svg': svg('', `onload="fetch('/ran')"`),
  'image.svg': svg(`<image href="nothing.png" onerror="fetch('/ran')"/>`),
  'begin.svg': svg(
    `<rect width="9" height="9"><animate attributeName="x" to="9" dur="1s" onbegin="fetch('/ran')"/></rect>`,
  ),
  'foreign.svg': svg(`<foreignObject><img ${html} src="nothing" onerror="fetch('/ran')"/></foreignObject>`),
  'frame.svg': svg(
    `<foreignObject><iframe ${html} srcdoc="&lt;script>parent.fetch('/ran')&lt;/script>"/></foreignObject>`,
  ),
  'entity.svg': `<!DOCTYPE svg [<!ENTITY x "<script xmlns='http://www.w3.org/2000/svg'>fetch('/ran')</script>">]>${svg('&x;')}`,
  'html.svg': `<html ${html}><script>fetch('/ran')</script></html>`,
  'script.txt': `<script>fetch('/ran')</script>`,
  'script.html': `<script>fetch('/ran')</script>`,
  'script.xhtml': `<html ${html}><script>fetch('/ran')</script></html>`,
  'script.xml': `<html ${html}><script>fetch('/ran')</script></html>`,
  'script.png': `<script>fetch('/ran')</script>`,
}
const names = Object.keys(files)
const drawings = names.filter((name) => name.endsWith('.svg'))

let browser: Browser
let site: TestSite
let url: string

beforeAll(async () => {
  browser = await launchChromium()
  const links = names.map((name) => `![a](${name}) [b](${name})`).join(' ')
  const inFolder = Object.entries(files).map(([name, content]) => [`p/${name}`, content])
  site = await createTestSite({ ...Object.fromEntries(inFolder), 'p/a.md': article('A', [], links) })
  url = await site.listen()
}, patience)
afterAll(async () => {
  await browser?.close()
  await site?.[Symbol.asyncDispose]()
})

/** Opens a page of the server and tells whether a script has run. `trusted` files are sent without the server's headers. */
async function runs(path: string, body: string | null, trusted = false): Promise<boolean> {
  const page = await browser.newPage()
  let ran = false
  page.on('request', (request) => {
    ran ||= request.url().endsWith('/ran')
  })
  await page.route(`${url}/embedding`, (route) => route.fulfill({ contentType: 'text/html', body: body ?? '' }))
  if (trusted) {
    await page.route(`${url}/media/**`, (route) =>
      route.fulfill({ contentType: 'image/svg+xml', body: files[route.request().url().split('/').at(-1) ?? ''] ?? '' }),
    )
  }
  // A file that the browser saves or that the server refuses is not a page.
  await page.goto(url + path).catch((error: Error) => {
    if (!/Download is starting|ERR_ABORTED|ERR_HTTP_RESPONSE_CODE_FAILURE/.test(error.message)) throw error
  })
  // Painting starts animations. A sandboxed page cannot wait for a frame in a script of its own.
  await page.screenshot()
  await page.screenshot()
  await page.close()
  return ran
}

test('no script of a file runs when the file is opened as a page', { timeout: patience }, async () => {
  const ran: string[] = []
  for (const name of names) if (await runs(`/media/p/${name}`, null)) ran.push(name)
  expect(ran).toEqual([])
})

test('no script of a file runs in a page that shows it in an element of any kind', { timeout: patience }, async () => {
  for (const show of [
    (name: string) => `<img src="/media/p/${name}">`,
    (name: string) => `<iframe src="/media/p/${name}"></iframe>`,
    (name: string) => `<object data="/media/p/${name}"></object>`,
    (name: string) => `<embed src="/media/p/${name}">`,
    (name: string) => `<svg><use href="/media/p/${name}#x"></use><image href="/media/p/${name}"/></svg>`,
  ]) {
    expect([show('X'), await runs('/embedding', names.map(show).join(''))]).toEqual([show('X'), false])
  }
})

test('the same drawings run their scripts without the headers of the server', { timeout: patience }, async () => {
  const ran: string[] = []
  for (const name of drawings) if (await runs(`/media/p/${name}`, null, true)) ran.push(name)
  expect(ran).toEqual(drawings)
})
