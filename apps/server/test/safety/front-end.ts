import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'

/** The ways in which `naive-front-end.html` shows HTML. */
export const ways = ['innerHTML', 'document.write', 'srcdoc'] as const
type Way = (typeof ways)[number]

interface Shown {
  /** For each piece of HTML: the scripts that ran, or the navigation. */
  results: string[][]
  /** Other side effects of the page: dialogs, windows, and requests for anything except images. */
  strays: string[]
}

const front = 'http://front.example/'

/** Shows each piece of HTML in a frame of a page that trusts it, and does there what a visitor could do. */
export async function show(browser: Browser, pieces: readonly string[], way: Way): Promise<Shown> {
  const page = await browser.newPage()
  const all: Shown = { results: [], strays: strays(page) }
  await openFrontEnd(page)
  for (let at = 0; at < pieces.length; at += 40) {
    // The page defines showAll.
    const shown = (await page.evaluate(`showAll(${list(pieces.slice(at, at + 40))}, ${list([way])}[0])`)) as Shown
    all.results.push(...shown.results)
    all.strays.push(...shown.strays)
  }
  await page.close()
  return all
}

/**
 * Parses documents as the browser does, and names what is active in each: scripts, handlers, addresses with a scheme that
 * runs, elements that load documents. Nothing runs.
 * @param type `text/html`, or `application/xml` for feeds
 */
export async function activeParts(
  browser: Browser,
  documents: readonly string[],
  type: 'text/html' | 'application/xml',
): Promise<string[][]> {
  const page = await browser.newPage()
  await openFrontEnd(page)
  const found: string[][] = []
  for (let at = 0; at < documents.length; at += 100) {
    // The page defines activeIn.
    const some = await page.evaluate(`${list(documents.slice(at, at + 100))}.map((text) => activeIn(text, '${type}'))`)
    found.push(...(some as string[][]))
  }
  await page.close()
  return found
}

async function openFrontEnd(page: Page): Promise<void> {
  await page.route(/^https?:/, (route) =>
    route.request().url() === front
      ? route.fulfill({ path: join(import.meta.dirname, 'naive-front-end.html') })
      : route.abort(),
  )
  await page.goto(front)
}

function strays(page: Page): string[] {
  const found: string[] = []
  page.on('popup', (popup) => found.push(`a window: ${popup.url()}`))
  page.on('dialog', (dialog) => {
    found.push(`a dialog: ${dialog.message()}`)
    // The dialog is closed already if its frame was removed.
    dialog.dismiss().catch(() => {})
  })
  page.on('request', (request) => {
    const [url, kind] = [request.url(), request.resourceType()]
    const ours = [front, 'about:blank', 'about:srcdoc'].includes(url) || URL.parse(url)?.host === 'player.example'
    if (!ours && !['image', 'media', 'texttrack'].includes(kind)) found.push(`${kind}: ${url}`)
  })
  return found
}

function list(texts: readonly string[]): string {
  return JSON.stringify(texts).replaceAll('<', '\\u003c')
}
