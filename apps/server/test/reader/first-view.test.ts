import { expect, test } from 'vitest'
import { patience, startSampleReader } from './sample-reader.ts'

const sample = startSampleReader()

const pages = {
  'front page': '/',
  article: '/2026/04/16/electric-tug-numbers/',
  search: '/search/?q=港口',
}

// SHOW_FIGURES=1 prints the table of docs/reader.md.
test('a first view of each page needs less than 20 KB of HTML, style and script together', {
  timeout: patience,
}, async () => {
  const views: Record<string, FirstView> = {}
  for (const [name, path] of Object.entries(pages)) {
    // A new context has an empty cache.
    const context = await sample.browser.newContext({ viewport: { width: 1280, height: 900 } })
    const page = await context.newPage()
    await page.goto(sample.url + path, { waitUntil: 'load' })
    const view = await page.evaluate(firstView)
    expect(view.scripts).toBeGreaterThan(0)
    expect(view.html + view.style + view.scripts).toBeLessThan(20_000)
    expect(view.outside).toBe(0)
    expect(view.largestPaintMs).toBeGreaterThanOrEqual(view.firstPaintMs)
    views[name] = view
    await context.close()
  }
  if (process.env.SHOW_FIGURES) console.table(views)
})

/** Sizes are in bytes as sent, times in milliseconds since the navigation started. */
interface FirstView {
  html: number
  htmlPlain: number
  style: number
  scripts: number
  /** Files of pages and scripts from other hosts. */
  outside: number
  responseMs: number
  firstPaintMs: number
  largestPaintMs: number
  largest: string
}

/** Runs in the browser: what it says about the page that it has just loaded. */
async function firstView(): Promise<FirstView> {
  // The types of the entries follow from the names by which they are asked for.
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
  const paint = performance.getEntriesByName('first-contentful-paint')[0]
  const largest = await new Promise<LargestContentfulPaint | undefined>((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries().at(-1) as LargestContentfulPaint)).observe({
      type: 'largest-contentful-paint',
      buffered: true,
    })
  })
  const sum = (files: PerformanceResourceTiming[]) =>
    files.reduce((all, { encodedBodySize }) => all + encodedBodySize, 0)
  const ofType = (type: string) => sum(resources.filter(({ initiatorType }) => initiatorType === type))
  const code = resources.filter(({ initiatorType }) => initiatorType === 'script' || initiatorType === 'link')
  return {
    html: navigation?.encodedBodySize ?? 0,
    htmlPlain: navigation?.decodedBodySize ?? 0,
    style: ofType('link'),
    scripts: ofType('script'),
    outside: code.filter(({ name }) => !name.startsWith(`${location.origin}/`)).length,
    responseMs: Math.round(navigation?.responseStart ?? 0),
    firstPaintMs: Math.round(paint?.startTime ?? 0),
    largestPaintMs: Math.round(largest?.startTime ?? 0),
    largest: largest?.element?.outerHTML.slice(0, 60) ?? '',
  }
}
