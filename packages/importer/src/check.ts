import { join, relative } from 'node:path'
import type { ImportDiagnostic, Reader } from '@broadsheet/database'
import type { Diagnostic } from '@broadsheet/parser'
import type { CheckFormat } from './arguments.ts'
import { countCodes } from './findings.ts'
import { importFolder } from './import.ts'
import { codeTable, githubLines, groupedLines, tally } from './print-diagnostics.ts'
import { count, duration, type ProgressListener } from './progress.ts'
import { passedOverLines } from './report.ts'
import type { PassedOver } from './walk.ts'

export interface CheckReport {
  folder: string
  files: number
  articles: number
  passedOver: PassedOver[]
  diagnostics: Diagnostic[]
  seconds: number
}

/**
 * All that an import would find wrong in a folder, and no database but one that is thrown away: that a link leads nowhere
 * or two articles want one path shows only when all are in. Throws an ImportError where the folder cannot be read,
 * Interrupted when the signal comes.
 */
export async function checkFolder(
  folder: string,
  onProgress: ProgressListener = () => {},
  signal?: AbortSignal,
): Promise<CheckReport> {
  // Loaded here, so that `--help` needs no database.
  const { createScratchDatabase } = await import('@broadsheet/database')
  const database = createScratchDatabase()
  try {
    const options = { folder, database, force: true, onProgress, ...(signal && { signal }) }
    const { folder: root, found, passedOver, result, seconds } = await importFolder(options)
    const reader = database.openSnapshot({ preview: true, now: 0 })
    const diagnostics = await diagnosticsOf(reader)
    reader.release()
    return { folder: root, files: found.articles, articles: result?.created ?? 0, passedOver, diagnostics, seconds }
  } finally {
    database.close()
  }
}

/** File by file, from the top. */
async function diagnosticsOf(reader: Reader): Promise<Diagnostic[]> {
  const found: Diagnostic[] = []
  for (let cursor: string | null = null, more = true; more; ) {
    const page = reader.diagnostics.page({ first: 100, after: cursor })
    found.push(...(await page.nodes()).map(diagnostic))
    const { endCursor, hasNextPage } = await page.pageInfo()
    cursor = endCursor
    more = await hasNextPage
  }
  return found
}

function diagnostic({ severity, code, message, file, line, column, frame, hint }: ImportDiagnostic): Diagnostic {
  return {
    ...{ severity, code, message, file },
    ...(line !== null && { line }),
    ...(column !== null && { column }),
    ...(frame !== null && { frame }),
    ...(hint !== null && { hint }),
  }
}

/** `all` also prints what is usually only counted. Paths are shown from the working directory `from`. */
export function printCheck(report: CheckReport, format: CheckFormat, all: boolean, from: string): string {
  const folder = relative(from, report.folder)
  const diagnostics = report.diagnostics.map((one) => ({ ...one, file: join(folder, one.file).replaceAll('\\', '/') }))
  const codes = countCodes(diagnostics)
  switch (format) {
    case 'json':
      return JSON.stringify({ ...report, counts: codes }, null, 2)
    case 'github':
      return githubLines(diagnostics).join('\n')
    case 'text': {
      const head = `${report.folder}: ${count(report.files)} files, ${count(report.articles)} articles: ${tally(codes)}`
      return [
        ...groupedLines(diagnostics, all),
        ...passedOverLines(report.passedOver),
        `${head} (${duration(report.seconds)})`,
        ...codeTable(codes),
      ].join('\n')
    }
  }
}
