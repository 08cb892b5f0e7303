import { join, relative } from 'node:path'
import { countCodes } from '../errors/diagnostic-counter.ts'
import type { CheckReport } from '../operations/check-folder.ts'
import { fixLines } from './biggest-causes.ts'
import { codeTable, githubLines, groupedLines, ignoredLine, severityCounts } from './format-diagnostics.ts'
import { countOf, formatDuration } from './format-numbers.ts'
import { skippedLines } from './import-summary.ts'
import { mergeRepeated } from './merge-repeated.ts'

/** The formats of `check --format`. */
export const checkFormats = ['text', 'json', 'github'] as const
type CheckFormat = (typeof checkFormats)[number]

/**
 * Formats the report of `check`.
 * @param all show every diagnostic, not only the first ones of each code
 * @param cwd working directory; paths are shown relative to it
 */
export function formatCheck(report: CheckReport, format: CheckFormat, all: boolean, cwd: string): string {
  const folder = relative(cwd, report.folder)
  const found = report.diagnostics.map((one) => ({ ...one, file: join(folder, one.file).replaceAll('\\', '/') }))
  const diagnostics = mergeRepeated(found)
  const codes = countCodes(diagnostics)
  switch (format) {
    case 'json':
      return checkJson({ ...report, diagnostics: mergeRepeated(report.diagnostics) }, codes)
    case 'github':
      return githubLines(diagnostics).join('\n')
    case 'text': {
      const sizes = `${countOf(report.files, 'file')}, ${countOf(report.articles, 'article')}`
      return [
        ...groupedLines(diagnostics, all),
        ...skippedLines(report.skipped),
        `${report.folder}: ${sizes}: ${severityCounts(codes)} (${formatDuration(report.seconds)})`,
        ...codeTable(codes),
        ...ignoredLine(report.ignored),
        ...fixLines(found),
      ].join('\n')
    }
  }
}

/** Scripts read this JSON, so its keys stay as they are. */
function checkJson({ skipped, ...report }: CheckReport, counts: ReturnType<typeof countCodes>): string {
  const { folder, files, articles, diagnostics, ignored, seconds } = report
  return JSON.stringify(
    { folder, files, articles, passedOver: skipped, diagnostics, ignored, seconds, counts },
    null,
    2,
  )
}
