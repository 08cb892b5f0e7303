import { cpus } from 'node:os'
import type { Figure } from './measured-process.ts'

/** The figures of one archive. */
export interface ImportReport {
  articles: number
  figures: Figure[]
}

export const FIRST = 'first import'
export const MATTER = 'gray-matter alone'

const WIDTH = 42

/** Prints the figures of one archive. */
export function printImports({ articles, figures }: ImportReport): void {
  const secondsOf = (name: string) => figures.find((figure) => figure.name === name)?.seconds ?? Number.NaN
  const [matter, first] = [secondsOf(MATTER), secondsOf(FIRST)]
  console.log(`\n${articles} articles, ${cpus().length} cores, Node ${process.version}`)
  printRow('', ['seconds', 'CPU seconds', 'of gray-matter', 'of first', 'peak MB'])
  for (const { name, seconds, cpuSeconds, megabytes } of figures) {
    const ratios = [seconds / matter, seconds / first].map((ratio) => ratio.toFixed(2))
    printRow(name, [seconds.toFixed(2), cpuSeconds.toFixed(2), ...ratios, megabytes.toFixed(0)])
  }
}

/** Prints the milliseconds for each article by the size of the archive. They are equal if the time grows linearly. */
export function printGrowth(reports: ImportReport[]): void {
  console.log('\nmilliseconds for each article')
  printRow(
    '',
    reports.map(({ articles }) => String(articles)),
  )
  for (const { name } of reports[0]?.figures ?? []) {
    const cells = reports.map(({ articles, figures }) => {
      const seconds = figures.find((figure) => figure.name === name)?.seconds ?? Number.NaN
      return ((seconds * 1000) / articles).toFixed(3)
    })
    printRow(name, cells)
  }
}

function printRow(name: string, cells: string[]): void {
  console.log(name.padEnd(WIDTH) + cells.map((cell) => cell.padStart(15)).join(''))
}
