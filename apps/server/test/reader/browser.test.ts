import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { article, createTestSite } from '../test-site.ts'
import { patience, startSampleReader } from './sample-reader.ts'

const root = join(import.meta.dirname, '../../../..')
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const sample = startSampleReader()

/** A page of the browser that collects errors, and requests to other hosts that are not for images. */
async function open(path: string, options: BrowserContextOptions = {}): Promise<{ page: Page; problems: string[] }> {
  const context = await sample.browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  const problems: string[] = []
  page.on('request', (request) => {
    if (
      !request.url().startsWith(`${sample.url}/`) &&
      !/^data:/.test(request.url()) &&
      request.resourceType() !== 'image'
    ) {
      problems.push(request.url())
    }
  })
  page.on('pageerror', (error) => problems.push(String(error)))
  page.on('console', (message) => {
    // The browser of the tests reaches no other host, so remote images fail.
    if (message.type() === 'error' && !message.text().includes('ERR_NAME_NOT_RESOLVED')) problems.push(message.text())
  })
  await page.goto(sample.url + path)
  return { page, problems }
}

const tugArticle = '/2026/04/16/electric-tug-numbers/'
const paths = [
  '/',
  tugArticle,
  '/categories/新闻/',
  '/search/?q=港口',
  '/archives/',
  '/tags/',
  '/authors/',
  '/categories/',
  '/insights/',
  '/nothing/',
]

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any kind of page in the ${colorScheme} theme`, { timeout: patience }, async () => {
    for (const path of paths) {
      const { page } = await open(path, { colorScheme, bypassCSP: true })
      await page.addScriptTag({ path: axe })
      // The script that was just added defines it.
      const violations = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } }
        // A Markdown table has a head cell for each column, also for one that needs none.
        return (await axe.run({ rules: { 'empty-table-header': { enabled: false } } })).violations
      })
      const found = violations.map(({ id, nodes }) => `${path} ${id}: ${nodes.map(({ html }) => html).join(' ')}`)
      expect(found).toEqual([])
      await page.context().close()
    }
  })
}

interface Violation {
  id: string
  nodes: { html: string }[]
}

test('pages load without errors and other hosts, nothing moves, and they fit a screen of 320 pixels', {
  timeout: patience,
}, async () => {
  for (const path of paths.slice(0, -1)) {
    for (const width of [320, 1280]) {
      const { page, problems } = await open(path, { viewport: { width, height: 800 } })
      await page.waitForLoadState('networkidle').catch(() => undefined)
      await page.evaluate(() => scrollTo(0, 99_999))
      const shift = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            let sum = 0
            const observer = new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value
            })
            observer.observe({ type: 'layout-shift', buffered: true })
            requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)))
          }),
      )
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect([path, width, shift, overflow, problems]).toEqual([path, width, 0, 0, []])
      await page.context().close()
    }
  }
})

test('hits follow the text while a reader types, and the address follows too', { timeout: patience }, async () => {
  const { page, problems } = await open('/search/')
  await page.keyboard.type('electric')
  await page.locator('#reader-results mark', { hasText: 'Electric' }).first().waitFor()
  expect(new URL(page.url()).searchParams.get('q')).toBe('electric')
  await page.keyboard.press('Enter')
  await page.locator('#reader-results mark', { hasText: 'Electric' }).first().waitFor()
  expect(problems).toEqual([])
  await page.context().close()
})

test('without JavaScript the search form, lists and articles work', { timeout: patience }, async () => {
  const { page } = await open('/', { javaScriptEnabled: false })
  await page.getByRole('searchbox').fill('灯塔')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: '最后一位灯塔看守人下了岛' }).first().click()
  await page.getByRole('heading', { level: 1, name: '最后一位灯塔看守人下了岛' }).waitFor()
  await page.context().close()
})

test('the keyboard reaches the content first, and the theme that a reader chose stays', {
  timeout: patience,
}, async () => {
  const { page } = await open('/', { colorScheme: 'light' })
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#reader-content')
  await page.getByRole('button', { name: '深色' }).click()
  await page.goto(sample.url + tugArticle)
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark')
  await page.context().close()
})

test('a page tells when an import has changed it, and stays silent when it has not', {
  timeout: patience,
}, async () => {
  await using live = await createTestSite({ 'a.md': article('First'), 'b.md': article('Second') }, { reader: true })
  const base = await live.listen()
  const page = await sample.browser.newPage()
  const watching = new Promise((resolve) => live.events.once('watching', resolve))
  await page.goto(`${base}/a/`)
  await watching
  const fetched = page.waitForResponse(`${base}/a/`)
  live.write({ 'b.md': article('Second', [], 'Other text.') })
  await live.import()
  await fetched
  expect(await page.locator('#reader-notice').count()).toBe(0)
  live.write({ 'a.md': article('First', [], 'A correction.') })
  await live.import()
  await page.getByRole('button', { name: 'Show the new version' }).click()
  await page.getByText('A correction.').waitFor()
  await page.close()
})

const screenshots = [
  { file: 'docs/pictures/reader-front.png', path: '/', scheme: 'light' },
  { file: 'docs/pictures/reader-article.png', path: tugArticle, scheme: 'dark' },
] as const

// Run this test with WRITE_SCREENSHOT=1 to write the images again.
test('README shows the front page and an article', { timeout: patience }, async () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  for (const { file, path, scheme } of screenshots) {
    if (process.env.WRITE_SCREENSHOT) {
      const { page } = await open(path, { colorScheme: scheme, viewport: { width: 1200, height: 800 } })
      await page.screenshot({ path: join(root, file) })
      await page.context().close()
    }
    expect(readme).toContain(`](${file})`)
    expect(statSync(join(root, file)).size).toBeLessThan(200_000)
  }
})
