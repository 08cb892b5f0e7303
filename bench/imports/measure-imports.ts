import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '@broadsheet/database/testing'
import { writeArchive } from '../archive/generate-archive.ts'
import { articlesOf, folderChanges } from './folder-changes.ts'
import { FIRST, type ImportReport, MATTER, printGrowth, printImports } from './import-report.ts'
import { importer, MeasuredProcesses } from './measured-process.ts'

export interface ImportBench {
  /** Sizes of the generated archives. */
  articles: number[]
  /** A folder to import instead of generated ones. The benchmark does not change it. */
  folder?: string | undefined
  /** The file to write the figures to, as JSON. */
  json?: string | undefined
}

const baseline = join(import.meta.dirname, 'baseline.ts')

/** Measures imports and two baselines in the same run, as whole processes from start to end. */
export async function benchImport({ articles, folder, json }: ImportBench): Promise<void> {
  const reports: ImportReport[] = []
  for (const count of folder === undefined ? articles : [0]) {
    const report = await measureArchive(count, folder)
    printImports(report)
    reports.push(report)
  }
  if (reports.length > 1) printGrowth(reports)
  if (json !== undefined) writeFileSync(json, JSON.stringify({ node: process.version, reports }, null, 2))
}

async function measureArchive(articles: number, given: string | undefined): Promise<ImportReport> {
  const work = mkdtempSync(join(tmpdir(), 'broadsheet-bench-'))
  const file = join(work, 'archive.db')
  migrate(file)
  const processes = new MeasuredProcesses(work, `file:${file}`)
  try {
    const folder = given ?? join(work, 'content')
    if (given === undefined) writeArchive(folder, articles)
    const figures = [
      await processes.run('read and hash', baseline, 'hash', folder),
      await processes.run(MATTER, baseline, 'matter', folder),
      await processes.run(FIRST, importer, 'import', folder),
      await processes.run('unchanged', importer, 'import', folder),
    ]
    if (given !== undefined) return { articles: articlesOf(folder).length, figures }
    for (const { name, apply } of folderChanges) {
      apply(folder)
      figures.push(await processes.run(name, importer, 'import', folder))
    }
    figures.push(await processes.watch('one saved, watched', folder, articlesOf(folder)[2] ?? ''))
    return { articles, figures }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
