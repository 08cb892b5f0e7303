import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '@broadsheet/database/testing'
import Sqlite from 'better-sqlite3'
import { type Figure, importer, MeasuredProcesses } from '../imports/measured-process.ts'
import { printTable } from '../servers/table.ts'
import { writeStories } from './generate-stories.ts'
import { type StoryScore, storyScore } from './story-score.ts'

export interface StoriesOptions {
  articles: number
  /** The file to write the figures to, as JSON. */
  json: string | undefined
}

/** Rows and bytes of the table of marks with its indexes. */
interface Marks {
  rows: number
  bytes: number
}

/** Imports an archive with known stories, and again with `stories: off`. Prints how many versions were found, and what it cost. */
export async function benchStories({ articles, json }: StoriesOptions): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'broadsheet-bench-'))
  try {
    const folder = join(work, 'content')
    const files = writeStories(folder, articles)
    const without = await imports(work, folder, 'off')
    const found = await imports(work, folder, 'on')
    const report = {
      articles: files,
      score: found.score,
      marks: found.marks,
      with: found.figures,
      without: without.figures,
    }
    printScore(report.score)
    printCosts(report)
    if (json !== undefined) writeFileSync(json, `${JSON.stringify({ node: process.version, ...report }, null, 2)}\n`)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** A first import, one without changes, and one with one more version. */
async function imports(work: string, folder: string, stories: 'on' | 'off') {
  const file = join(work, `stories-${stories}.db`)
  migrate(file)
  const processes = new MeasuredProcesses(work, `file:${file}`)
  writeFileSync(join(folder, 'site.yml'), `stories: ${stories}\n`)
  const figures = [
    await processes.run('first import', importer, 'import', folder),
    await processes.run('unchanged', importer, 'import', folder),
  ]
  const score = storyScore(file)
  const marks = marksOf(file)
  const copy = join(folder, '0', 'copy.md')
  copyFileSync(join(folder, '0', '0.md'), copy)
  writeFileSync(copy, readFileSync(copy, 'utf8').replace(/^title: "/m, 'title: "New: '))
  figures.push(await processes.run('one more version', importer, 'import', folder))
  rmSync(copy)
  return { figures, score, marks }
}

function marksOf(file: string): Marks {
  const database = new Sqlite(file, { readonly: true, fileMustExist: true })
  const one = (sql: string) => Number(database.prepare(sql).pluck().get())
  const rows = one('SELECT COUNT(*) FROM StoryMark')
  const bytes = one(
    `SELECT SUM(pgsize) FROM dbstat WHERE name IN (SELECT name FROM sqlite_schema WHERE tbl_name = 'StoryMark')`,
  )
  database.close()
  return { rows, bytes }
}

function printScore({ precision, recall, versions, others }: StoryScore): void {
  const percent = (part: number) => `${(part * 100).toFixed(1)} %`
  printTable([
    ['versions', 'all', 'found'],
    ...Object.entries(versions).map(([kind, { all, found }]) => [kind, String(all), percent(found / all)]),
    ['pairs of versions', '', percent(recall)],
  ])
  printTable([
    ['articles', 'all', 'with a wrong version'],
    ...Object.entries(others).map(([kind, { all, wrong }]) => [kind, String(all), percent(wrong / all)]),
    ['right among found pairs', '', percent(precision)],
  ])
}

function printCosts(report: { articles: number; marks: Marks; with: Figure[]; without: Figure[] }): void {
  const { articles, marks } = report
  printTable([
    [`${articles} articles, CPU s`, 'with stories', 'without', 'ratio'],
    ...report.with.map(({ name, cpuSeconds }, at) => {
      const without = report.without[at]?.cpuSeconds ?? Number.NaN
      return [name, cpuSeconds.toFixed(2), without.toFixed(2), (cpuSeconds / without).toFixed(2)]
    }),
    ['peak MB', ...[report.with, report.without].map(([first]) => (first?.megabytes ?? 0).toFixed(0)), ''],
  ])
  const perArticle = (marks.bytes / articles).toFixed(0)
  console.log(`${marks.rows} marks in ${(marks.bytes / 1024 / 1024).toFixed(0)} MB, ${perArticle} bytes an article`)
}
