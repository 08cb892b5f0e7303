import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** The counts of one file, as the reporter `json-summary` writes them (https://istanbul.js.org). */
interface FileCounts {
  readonly lines: Count
  readonly branches: Count
}
interface Count {
  readonly total: number
  readonly covered: number
}

const root = join(import.meta.dirname, '..')
const report = join(root, process.argv[2] ?? 'node_modules/.cache/coverage', 'coverage-summary.json')
// The reporter writes this form.
const { total: _all, ...files } = JSON.parse(readFileSync(report, 'utf8')) as Record<string, FileCounts>

/** Prints the share of lines and branches that the tests of the last run reached, for each package, and its worst files. */
const byPackage = Map.groupBy(Object.entries(files), ([file]) => relative(root, file).split('/').slice(0, 2).join('/'))
console.log('\n| package | lines | branches | most missed lines |\n|---|--:|--:|---|')
for (const [name, counted] of [...byPackage].sort(([one], [other]) => (one < other ? -1 : 1))) {
  const worst = counted
    .map(([file, { lines }]) => ({
      file: relative(join(root, name, 'src'), file),
      missed: lines.total - lines.covered,
    }))
    .filter(({ missed }) => missed > 0)
    .sort((one, other) => other.missed - one.missed)
    .slice(0, 3)
    .map(({ file, missed }) => `${file} ${missed}`)
  console.log(`| ${name} | ${share(counted, 'lines')} | ${share(counted, 'branches')} | ${worst.join(', ')} |`)
}

function share(counted: readonly (readonly [string, FileCounts])[], kind: keyof FileCounts): string {
  const sum = (key: keyof Count) => counted.reduce((sum, [, counts]) => sum + counts[kind][key], 0)
  return `${((100 * sum('covered')) / Math.max(1, sum('total'))).toFixed(1)} %`
}
