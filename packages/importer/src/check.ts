import { join, relative } from 'node:path'
import type { Diagnostic } from '@broadsheet/parser'
import type { CheckFormat } from './arguments.ts'
import { countCodes } from './findings.ts'
import { Interrupted } from './import-error.ts'
import { readAndParseAll } from './parse-pool.ts'
import { codeTable, githubLines, groupedLines, tally } from './print-diagnostics.ts'
import { count, duration, type ProgressListener } from './progress.ts'
import { survey } from './survey.ts'

export interface CheckReport {
  folder: string
  files: number
  articles: number
  diagnostics: Diagnostic[]
  seconds: number
}

/** Parses a folder without a database. Throws an ImportError where it cannot be read, Interrupted when the signal comes. */
export async function checkFolder(
  folder: string,
  onProgress: ProgressListener = () => {},
  signal?: AbortSignal,
): Promise<CheckReport> {
  const started = performance.now()
  onProgress({ stage: 'walk', done: 0, total: 0 })
  const { root, site, files, articles, diagnostics } = await survey(folder)
  const report: CheckReport = { folder: root, files: articles.length, articles: 0, diagnostics, seconds: 0 }
  const jobs = articles.map(({ path, real, bytes }) => ({ path, real, bytes, parsedAs: null }))
  let done = 0
  for await (const results of readAndParseAll(jobs, { root, site, listing: [...files.keys()] })) {
    for (const result of results) {
      if (result.outcome === 'lost') report.diagnostics.push(result.diagnostic)
      if (result.outcome !== 'parsed') continue
      if (result.parsed.article !== null) report.articles++
      report.diagnostics.push(...result.parsed.diagnostics)
    }
    done += results.length
    onProgress({ stage: 'read', done, total: jobs.length })
    if (signal?.aborted) throw new Interrupted()
  }
  report.seconds = Math.round(performance.now() - started) / 1000
  return report
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
      return [...groupedLines(diagnostics, all), `${head} (${duration(report.seconds)})`, ...codeTable(codes)].join(
        '\n',
      )
    }
  }
}
