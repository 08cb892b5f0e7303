import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LocalServer } from '@broadsheet/server/local'
import { type Crawled, type CrawlOptions, crawl, notFoundPage, ownAddress } from '../site/crawl.ts'
import { movedPage } from '../site/moved-page.ts'
import { replaceAddresses } from '../site/page-links.ts'
import { absolutePath, relativeAddress, StaticPaths } from '../site/static-paths.ts'
import type { FileWriter } from '../target/file-writer.ts'
import type { SiteReport } from './export-report.ts'

/** The front page leads to all pages. Programs ask for the other files by name. */
const start = ['/', '/robots.txt', '/sitemap.xml', '/feed.xml', '/atom.xml', '/feed.json', '/llms.txt']

/** The page that GitHub Pages, Netlify and others send for an address without a page. */
const NOT_FOUND = '404.html'

/** These need the server. */
const served = /^\/(?:graphql|search|mcp|health|ready|reader\/preview)(?:\/|$)/

/**
 * Writes a static copy of the reader: all pages, images, feeds, sitemaps and styles. Its links are relative, so it works below
 * any path of any web server. Only the page for missing addresses has absolute paths, because it is sent at any depth.
 * @param publicUrl the address at which the server names its files, and that of the copy
 */
export async function exportSite(server: LocalServer, publicUrl: string, writer: FileWriter): Promise<SiteReport> {
  const prefix = new URL(publicUrl).pathname.replace(/\/$/, '')
  const options: CrawlOptions = { server: server.url, prefix, start, isCopied: (path) => !served.test(path) }
  const paths = new StaticPaths()
  const files = new Map<string, { file: string; isPage: boolean }>()
  const moves: Extract<Crawled, { kind: 'move' }>[] = []
  const broken = await crawl(options, (crawled) => {
    const { kind, address } = crawled
    const file = paths.fileOf(address, kind === 'file' ? 'file' : 'page')
    files.set(address, { file, isPage: kind === 'page' })
    // Pages keep the links of the server until all files are known.
    if (kind === 'move') moves.push(crawled)
    else writer.write(file, kind === 'page' ? crawled.html : crawled.bytes)
  })
  /** The file for an address in a page. Null if it leads to a place in the same page, or to what is not copied. */
  const fileOf = (text: string, page: string): string | null => {
    const address = text.startsWith('#') ? null : ownAddress(options, text, page)
    return address === null ? null : (files.get(address)?.file ?? null)
  }
  const copied = (text: string, page: string, from: string): string | null => {
    const to = fileOf(text, page)
    return to === null ? null : relativeAddress(from, to, hashOf(text))
  }
  const missing = await notFoundPage(options, `/${NOT_FOUND}`)
  if (missing !== null)
    writer.write(
      NOT_FOUND,
      replaceAddresses(missing, (text) => {
        const to = fileOf(text, `/${NOT_FOUND}`)
        return to === null ? null : absolutePath(prefix, to, hashOf(text))
      }),
    )
  for (const [address, { file, isPage }] of files) {
    if (!isPage || file === NOT_FOUND) continue
    const html = readFileSync(join(writer.folder, file), 'utf8')
    writer.write(
      file,
      replaceAddresses(html, (text) => copied(text, address, file)),
    )
  }
  for (const { address, to } of moves) {
    const file = paths.fileOf(address, 'page')
    writer.write(file, movedPage(copied(to, address, file) ?? to))
  }
  const pages = [...files.values()].filter(({ isPage }) => isPage).length
  return { pages, moves: moves.length, files: files.size - pages - moves.length, broken }
}

function hashOf(address: string): string {
  return /#.*$/s.exec(address)?.[0] ?? ''
}
