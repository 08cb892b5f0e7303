import { writeFileSync } from 'node:fs'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { random } from '@broadsheet/database/testing/random'
import { requestData } from '../queries/graphql-request.ts'
import { readSampleValues } from '../queries/sample-values.ts'
import { pageFile } from '../servers/page-file.ts'

/** The pages of one kind that are measured. */
export interface PageKind {
  name: 'front page' | 'article' | 'search'
  /** Encoded paths, with a query where the page needs one. */
  addresses: readonly string[]
}

const addressesOfKind = 200

/** Chooses articles from the whole archive, and searches with a fixed seed. */
export async function readerPages(file: string, port: number): Promise<PageKind[]> {
  const { words, articles } = await readSampleValues(file, port)
  const next = random(13)
  const searches = Array.from({ length: addressesOfKind }, () => words[Math.floor(next() * words.length)] ?? '')
  const paths: string[] = []
  for (let part = 0; part < 4; part++) {
    const answer = await requestData<{ articles: { nodes: { path: string }[] } }>(
      port,
      'query ($offset: Int!) { articles(first: 50, offset: $offset) { nodes { path } } }',
      { offset: Math.floor((articles / 4) * part) },
    )
    paths.push(...answer.articles.nodes.map(({ path }) => path))
  }
  return [
    { name: 'front page', addresses: ['/'] },
    { name: 'article', addresses: paths.map(encodeURI) },
    { name: 'search', addresses: searches.map((word) => `/search/?q=${encodeURIComponent(word)}`) },
  ]
}

/**
 * Writes the pages of a running reader as files for `file-server.ts`, compressed as the reader compresses them.
 * @throws if a page is not there
 * @returns the mean size of a compressed page, in bytes
 */
export async function writePages(folder: string, port: number, addresses: readonly string[]): Promise<number> {
  let bytes = 0
  for (const address of addresses) {
    const response = await fetch(`http://127.0.0.1:${port}${address}`)
    if (!response.ok) throw new Error(`${address}: status ${response.status}`)
    const page = brotliCompressSync(await response.text(), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
    if (!brotliDecompressSync(page).includes('</html>')) throw new Error(`${address} is not a whole page`)
    writeFileSync(pageFile(folder, address), page)
    bytes += page.length
  }
  return bytes / addresses.length
}
