import { join } from 'node:path'
import { vectors } from '@broadsheet/parser/testing'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../chromium.ts'
import { createTestSite, type TestSite } from '../test-site.ts'

const ways = ['innerHTML', 'document.write', 'srcdoc'] as const
type Way = (typeof ways)[number]

interface Shown {
  /** For each piece of HTML: the scripts that ran, or the navigation. */
  results: string[][]
  /** Other side effects of the page: dialogs, windows, and requests for anything except images. */
  strays: string[]
}

let browser: Browser
let site: TestSite
beforeAll(async () => {
  browser = await launchChromium()
  site = await createTestSite(archive())
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await site?.[Symbol.asyncDispose]()
})

const front = 'http://front.example/'

async function show(pieces: string[], way: Way): Promise<Shown> {
  const page = await browser.newPage()
  const strays: string[] = []
  page.on('popup', (popup) => strays.push(`a window: ${popup.url()}`))
  page.on('dialog', (dialog) => {
    strays.push(`a dialog: ${dialog.message()}`)
    // The dialog is closed already if its frame was removed.
    dialog.dismiss().catch(() => {})
  })
  page.on('request', (request) => {
    const [url, kind] = [request.url(), request.resourceType()]
    const ours = [front, 'about:blank', 'about:srcdoc'].includes(url) || URL.parse(url)?.host === 'player.example'
    if (!ours && !['image', 'media', 'texttrack'].includes(kind)) strays.push(`${kind}: ${url}`)
  })
  await page.route(/^https?:/, (route) =>
    route.request().url() === front
      ? route.fulfill({ path: join(import.meta.dirname, 'naive-front-end.html') })
      : route.abort(),
  )
  await page.goto(front)
  const all: Shown = { results: [], strays }
  for (let at = 0; at < pieces.length; at += 40) {
    const some = JSON.stringify(pieces.slice(at, at + 40)).replaceAll('<', '\\u003c')
    // The page defines showAll.
    const shown = (await page.evaluate(`showAll(${some}, ${JSON.stringify(way)})`)) as Shown
    all.results.push(...shown.results)
    all.strays.push(...shown.strays)
  }
  await page.close()
  return all
}

/** Contains each vector in a Markdown body, in an HTML body, in every displayed key, and as the name of a file. */
function archive(): Record<string, string> {
  const files: Record<string, string> = { 'site.yml': 'url: https://site.example\nframeHosts: [player.example]\n' }
  vectors.forEach((vector, at) => {
    files[`markdown/${at}.md`] = `---\ntitle: ${at}\n---\n\n${vector}\n`
    files[`html/${at}.html`] = `---\ntitle: ${at}\n---\n<div>${vector}</div>\n`
    files[`front/${at}.md`] = `---json\n${JSON.stringify(frontMatter(vector))}\n---\n\n## ${at}\n`
    files[`names/${fileName(vector)}${at}.md`] = '![a](picture.png)\n'
  })
  return files
}

function frontMatter(vector: string): object {
  const address = /(?:href|src|data|action)=["']?\s*([^"'>]+)/.exec(vector)?.[1] ?? vector
  return {
    title: vector,
    description: vector,
    author: [{ name: vector, url: address }, vector],
    categories: [[vector, `${vector} 2`]],
    tags: [vector],
    cover: { url: address, alt: vector, title: vector, caption: vector },
    banner: vector,
    images: [address, { src: `https://pictures.example/${vector}`, alt: vector }],
    link: address,
    canonical: address,
    permalink: vector.includes(':') ? undefined : vector,
    excerpt: vector,
    aliases: [address],
  }
}

function fileName(vector: string): string {
  return Buffer.from(vector.replace(/[/\0\n]/g, '_').replace(/^[_.\s-]+/, 'x'))
    .subarray(0, 120)
    .toString()
    .replaceAll('\ufffd', '')
}

const articlesQuery = `query ($after: String) {
  articles(first: 100, after: $after) {
    nodes {
      file { file } title description html excerpt path originalUrl aliases
      authors { name url slug } categories { name slug } tags { name slug }
      cover { url } images(first: 20) { edges { alt title caption node { url } } }
      toc(minDepth: 1) { id text }
    }
    pageInfo { hasNextPage endCursor }
  }
}`

interface Found {
  file: { file: string }
  title: string
  description: string | null
  html: string
  excerpt: string
  path: string
  originalUrl: string | null
  aliases: string[]
  authors: { name: string; url: string | null; slug: string }[]
  categories: { name: string; slug: string }[]
  tags: { name: string; slug: string }[]
  cover: { url: string } | null
  images: { edges: { alt: string | null; title: string | null; caption: string | null; node: { url: string } }[] }
  toc: { id: string; text: string }[]
}

async function everything(): Promise<Found[]> {
  const found: Found[] = []
  let after: string | null = null
  do {
    const { data, errors } = await site.execute(articlesQuery, { after })
    expect(errors).toBeUndefined()
    found.push(...data.articles.nodes)
    after = data.articles.pageInfo.hasNextPage ? data.articles.pageInfo.endCursor : null
  } while (after !== null)
  return found
}

/** Builds a page as a front end would: escaped texts, URLs in attributes, and `html` unchanged. */
function pageOf(article: Found): string {
  const links = [article.path, article.originalUrl, ...article.aliases, ...article.authors.map(({ url }) => url)]
  const names = [...article.authors, ...article.categories, ...article.tags]
  return [
    `<h1>${escaped(article.title)}</h1><p title="${escaped(article.description)}">${escaped(article.excerpt)}</p>`,
    ...links.filter((link) => link !== null).map((link) => `<a href="${escaped(link)}">x</a>`),
    ...names.map(({ name, slug }) => `<a class="${escaped(slug)}" href="/x/${escaped(slug)}">${escaped(name)}</a>`),
    ...article.images.edges.map(
      ({ alt, title, caption, node: { url } }) =>
        `<a href="${escaped(url)}"><img src="${escaped(url)}" alt="${escaped(alt)}" title="${escaped(title)}"></a>${escaped(caption)}`,
    ),
    `<img src="${escaped(article.cover?.url ?? '')}">`,
    ...article.toc.map(({ id, text }) => `<a href="#${escaped(id)}">${escaped(text)}</a>`),
    article.html,
  ].join('\n')
}

function escaped(text: string | null): string {
  return (text ?? '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

test.each(ways)(
  'no imported vector runs in a page that shows it by %s',
  async (way) => {
    const articles = await everything()
    expect(articles.length).toBe(vectors.length * 4)
    // 20 articles per page, like a list.
    const pages = Array.from({ length: Math.ceil(articles.length / 20) }, (_, at) =>
      articles.slice(at * 20, at * 20 + 20),
    )
    const { results, strays } = await show(
      pages.map((page) => page.map(pageOf).join('\n')),
      way,
    )
    const ran = pages.flatMap((page, at) =>
      results[at]?.length ? [[page.map(({ file }) => file.file), results[at]]] : [],
    )
    expect(ran).toEqual([])
    expect(strays).toEqual([])
  },
  120_000,
)

test.each(ways)(
  'the same vectors run by %s without the sanitizer',
  async (way) => {
    const some = vectors.filter((_, at) => at % 3 === 0)
    const { results, strays } = await show(some, way)
    const ran = some.filter((_, at) => results[at]?.includes('alert'))
    expect(ran.length).toBeGreaterThan(some.length / 5)
    expect(strays).not.toEqual([])
  },
  120_000,
)
