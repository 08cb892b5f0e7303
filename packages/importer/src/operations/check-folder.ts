import type { ImportDiagnostic, Reader } from '@broadsheet/database'
import type { Diagnostic } from '@broadsheet/parser'
import { ImportError, noArticles } from '../errors/import-error.ts'
import type { SkippedFile } from '../scan/walk.ts'
import { importFolder, type ProgressListener } from './import-folder.ts'

export interface CheckReport {
  /** Absolute path of the content folder, symbolic links resolved. */
  folder: string
  /** Number of files that may be articles. */
  files: number
  articles: number
  skipped: SkippedFile[]
  diagnostics: Diagnostic[]
  /** Number of diagnostics that site.yml ignores. They are not in `diagnostics`. */
  ignored: number
  seconds: number
}

/**
 * Returns all diagnostics that an import would report, without touching the user's database. It imports the folder into
 * a temporary database, because broken links and conflicting paths show only when all articles are known.
 * @throws ImportError if the folder cannot be read, or contains no articles
 * @throws Interrupted if the signal is aborted
 */
export async function checkFolder(
  folder: string,
  onProgress: ProgressListener = () => {},
  signal?: AbortSignal,
): Promise<CheckReport> {
  // Loaded on demand, so that `--help` works without the generated database client.
  const { createScratchDatabase } = await import('@broadsheet/database')
  const database = createScratchDatabase()
  try {
    const options = { folder, database, force: true, onProgress, ...(signal && { signal }) }
    const { folder: root, found, skipped, result, seconds } = await importFolder(options)
    if (found.articles === 0) throw new ImportError(noArticles(root))
    const reader = database.openSnapshot({ preview: true, now: 0 })
    const diagnostics = await readDiagnostics(reader)
    reader.release()
    const counts = { files: found.articles, articles: result?.created ?? 0, ignored: result?.ignoredDiagnostics ?? 0 }
    return { folder: root, ...counts, skipped, diagnostics, seconds }
  } finally {
    database.close()
  }
}

/** Returns all diagnostics, sorted by file and position. */
async function readDiagnostics(reader: Reader): Promise<Diagnostic[]> {
  const found: Diagnostic[] = []
  for (let cursor: string | null = null, more = true; more; ) {
    const page = reader.diagnostics.page({ first: 100, after: cursor, where: { repeated: true } })
    found.push(...(await page.nodes()).map(toDiagnostic))
    const { endCursor, hasNextPage } = await page.pageInfo()
    cursor = endCursor
    more = await hasNextPage
  }
  return found
}

function toDiagnostic({
  severity,
  code,
  message,
  file,
  line,
  column,
  frame,
  hint,
  cause,
}: ImportDiagnostic): Diagnostic {
  return {
    ...{ severity, code, message, file },
    ...(line !== null && { line }),
    ...(column !== null && { column }),
    ...(frame !== null && { frame }),
    ...(hint !== null && { hint }),
    ...(cause !== null && { cause }),
  }
}
