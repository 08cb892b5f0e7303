import { addressesIn } from './page-links.ts'

/** Something that the reader answers at an address. */
export type Crawled =
  | { kind: 'page'; address: string; html: string }
  | { kind: 'file'; address: string; bytes: Uint8Array }
  | { kind: 'move'; address: string; to: string }

export interface CrawlOptions {
  /** The address of the server, without a trailing slash. */
  server: string
  /** The path below which its links are: `/archive`. Empty if there is none. */
  prefix: string
  /** The addresses to begin with. */
  start: readonly string[]
  /** Whether a copy has what is at this path. */
  isCopied: (path: string) => boolean
}

/** Requests at a time. The server is this process, so more would not be faster. */
const AT_ONCE = 4

/**
 * Visits everything that the addresses at the start lead to, each address once.
 * @param visit called with each answer. Addresses that answer with an error are left out
 * @returns the addresses that answered with an error
 */
export async function crawl(options: CrawlOptions, visit: (crawled: Crawled) => void): Promise<string[]> {
  const known = new Set(options.start)
  const waiting = [...options.start]
  const failed: string[] = []
  const found = (address: string | null) => {
    if (address === null || known.has(address)) return
    known.add(address)
    waiting.push(address)
  }
  while (waiting.length > 0) {
    const answers = await Promise.all(waiting.splice(0, AT_ONCE).map((address) => answerOf(options, address)))
    for (const { address, crawled } of answers) {
      if (crawled === null) failed.push(address)
      else {
        if (crawled.kind === 'move') found(ownAddress(options, crawled.to, address))
        if (crawled.kind === 'page')
          for (const text of addressesIn(crawled.html)) found(ownAddress(options, text, address))
        if (crawled.kind === 'file' && address === '/sitemap.xml') sitemapParts(crawled.bytes).forEach(found)
        visit(crawled)
      }
    }
  }
  return failed.sort()
}

async function answerOf(
  { server }: CrawlOptions,
  address: string,
): Promise<{ address: string; crawled: Crawled | null }> {
  const response = await fetch(server + address, { redirect: 'manual', headers: { accept: 'text/html,*/*;q=0.8' } })
  const to = response.headers.get('location')
  if (to !== null) return { address, crawled: { kind: 'move', address, to } }
  if (!response.ok) return { address, crawled: null }
  if (response.headers.get('content-type')?.startsWith('text/html'))
    return { address, crawled: { kind: 'page', address, html: await response.text() } }
  return { address, crawled: { kind: 'file', address, bytes: new Uint8Array(await response.arrayBuffer()) } }
}

/**
 * The page for addresses without a page. If the archive has a page at this address, that one is meant for it.
 * @param address where static servers expect the page
 * @returns null if the server does not answer with a page
 */
export async function notFoundPage({ server }: CrawlOptions, address: string): Promise<string | null> {
  const response = await fetch(server + address, { headers: { accept: 'text/html' } })
  const isPage = response.headers.get('content-type')?.startsWith('text/html') === true
  if (!isPage || !(response.ok || response.status === 404)) return null
  return response.text()
}

/** The parts that the list of sitemaps names. It has the public address of the site, which the server does not have. */
function sitemapParts(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes).toString()
  return [...text.matchAll(/(\/sitemap\/[\w-]+\.xml)<\/loc>/g)].flatMap(([, path]) => path ?? [])
}

/**
 * The path and query of a link, below the server. Null if it leads elsewhere, or to something that a copy does not have.
 * @param text the address as written
 * @param page the address of the page that has it
 */
export function ownAddress({ server, prefix, isCopied }: CrawlOptions, text: string, page: string): string | null {
  const url = URL.parse(text, server + prefix + page)
  if (url === null || url.origin !== new URL(server).origin || !`${url.pathname}/`.startsWith(`${prefix}/`)) return null
  const path = url.pathname.slice(prefix.length) || '/'
  return isCopied(path) ? path + url.search : null
}
