import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Measure, measureLoad, median } from '../servers/measured-load.ts'
import { type ServerProcess, startLoad, startServer } from '../servers/processes.ts'
import { amounts, printTable, shares, times } from '../servers/table.ts'
import { type PageKind, readerPages, writePages } from './reader-pages.ts'

export interface ReaderOptions {
  /** The SQLite file of an imported archive. */
  file: string
  /** Runs one short round: it shows that the benchmark works, but measures nothing. */
  short: boolean
  json: string | undefined
}

interface PageFigures {
  name: PageKind['name']
  /** Mean size of a compressed page, in bytes. */
  bytes: number
  files: Measure
  first: Measure
  known: Measure
}

/**
 * Measures the pages of the reader next to the same pages as files: pages that the server makes for the request (first),
 * and pages that it has made before (known), one request at a time. Prints a table.
 */
export async function benchReader({ file, short, json }: ReaderOptions): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-pages-'))
  const load = startLoad()
  const servers: ServerProcess[] = []
  try {
    const reader = await startServer('../apps/server/src/main.ts', { DATABASE_URL: `file:${file}` })
    const files = await startServer('servers/file-server.ts', { PAGES: folder })
    servers.push(reader, files)
    const kinds = await readerPages(file, reader.port)
    const results = new Map<string, Measure[]>()
    const run = async (label: string, server: ServerProcess, pages: readonly string[]) => {
      const milliseconds = short ? 200 : 2000
      const measured = await measureLoad({ label, server, load, asked: { pages }, connections: 1, milliseconds })
      results.set(label, [...(results.get(label) ?? []), measured])
    }
    const figures: PageFigures[] = []
    for (const { name, addresses } of kinds) {
      const bytes = await writePages(folder, reader.port, addresses)
      // The first round is the warm-up. Its results are discarded.
      for (let round = 0; round <= (short ? 1 : 5); round++) {
        if (round === 1) results.clear()
        await run('files', files, addresses)
        await run('first', reader, addresses.map(unknownAddress))
        await run('known', reader, addresses.slice(0, 20))
      }
      const of = (label: string) => median(results.get(label))
      figures.push({ name, bytes, files: of('files'), first: of('first'), known: of('known') })
    }
    print(figures)
    if (json) writeFileSync(json, `${JSON.stringify(figures, null, 2)}\n`)
  } finally {
    for (const each of [load, ...servers]) await each.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The same page at an address that was not asked before. The reader ignores this value of the query. */
function unknownAddress(address: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}request=#`
}

function print(figures: readonly PageFigures[]): void {
  const latencies = ['p50 ms', 'p99 ms']
  printTable([
    ['page', 'KB', 'files/s', 'files µs', ...latencies, 'first/s', 'first µs', 'of files', 'by µs', ...latencies],
    ...figures.map(({ name, bytes, files, first }) => [
      name,
      (bytes / 1000).toFixed(1),
      ...amounts(files),
      ...times(files),
      ...amounts(first),
      ...shares(first, files),
      ...times(first),
    ]),
  ])
  printTable([
    ['page', 'known/s', 'known µs', 'of files', 'by µs', ...latencies],
    ...figures.map(({ name, files, known }) => [name, ...amounts(known), ...shares(known, files), ...times(known)]),
  ])
}
