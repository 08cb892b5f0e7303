import { expect, test } from 'vitest'
import { patience, startSampleReader } from './sample-reader.ts'

const sample = startSampleReader()

const pages = ['/', '/2026/04/16/electric-tug-numbers/', '/categories/新闻/', '/search/?q=港口', '/archives/', '/tags/']

for (const path of pages) {
  test(`nothing moves while the parts of ${path} arrive one by one`, { timeout: patience }, async () => {
    const text = await (await fetch(sample.url + path)).text()
    const parts = text.split(/(?<=>)(?=\s*<(?!\/))/)
    for (const width of [320, 1280]) {
      // The policy of the pages lets no script write HTML, as this test does.
      const page = await sample.browser.newPage({ viewport: { width, height: 800 }, bypassCSP: true })
      // Its style and scripts are in the browser's cache then.
      await page.goto(sample.url + path, { waitUntil: 'networkidle' })
      expect([width, await page.evaluate(movesWhileWriting, parts)]).toEqual([width, []])
      await page.close()
    }
  })
}

interface LayoutShift extends PerformanceEntry {
  /** The nodes that were painted at one place and then at another. */
  sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[]
}

/** Runs in the browser: writes a document part by part, paints after each, and returns what has moved. */
async function movesWhileWriting(parts: string[]): Promise<string[]> {
  const moves: string[] = []
  const note = (entries: PerformanceEntryList) => {
    // The observer asks for entries of this type only.
    for (const { node, previousRect: from, currentRect: to } of (entries as LayoutShift[]).flatMap((e) => e.sources)) {
      const name = node instanceof Element ? `${node.tagName}.${node.className}` : node?.textContent
      moves.push(`${name} from ${from.x},${from.y} to ${to.x},${to.y}`)
    }
  }
  const painted = () => new Promise((resolve) => requestAnimationFrame(resolve))
  document.open()
  const observer = new PerformanceObserver((list) => note(list.getEntries()))
  observer.observe({ type: 'layout-shift' })
  for (const part of parts) {
    document.write(part)
    await painted()
  }
  document.close()
  await painted()
  await painted()
  note(observer.takeRecords())
  return moves
}
