import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { fuzz, ownFolders } from './run.ts'
import type { Outcome } from './worker.ts'

const usage = `npm run fuzz -- [--files 20000] [--seed 1] [--corpus DIR]… [--only NUMBER]

Mutates real files (the sample archive, the parser's fixtures and each --corpus), parses them and says what goes wrong.
The same seed and corpora make the same files; --only parses the one with that number again.`

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    corpus: { type: 'string', multiple: true, default: [] },
    only: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
const [files, seed] = [Number(values.files), Number(values.seed)]
if (values.help || !Number.isInteger(files) || !Number.isInteger(seed)) {
  console.error(usage)
  process.exit(2)
}
const missing = values.corpus.find((folder) => !existsSync(folder))
if (missing !== undefined) {
  console.error(`${missing}: there is no such folder`)
  process.exit(2)
}

const started = process.cpuUsage()
const [from, to] = values.only === undefined ? [0, files] : [Number(values.only), Number(values.only) + 1]
const codes = new Map<string, number>()
const count = { files: 0, articles: 0, wrong: 0 }
let slowest: Outcome[] = []

await fuzz(seed, from, to, [...ownFolders, ...values.corpus], (outcome) => {
  count.files++
  if (outcome.article) count.articles++
  for (const code of outcome.codes) codes.set(code, (codes.get(code) ?? 0) + 1)
  slowest = [...slowest, outcome].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, 5)
  if (outcome.wrong.length === 0) return
  count.wrong++
  console.log(`--seed ${seed} --only ${outcome.number} (${outcome.about})`)
  for (const what of outcome.wrong) console.log(`  ${what}`)
})

for (const [code, times] of [...codes].toSorted()) console.log(`${code.padEnd(26)} ${times}`)
for (const { number, about, milliseconds } of slowest) {
  console.log(`${milliseconds.toFixed(0).padStart(6)} ms  --only ${number} (${about})`)
}
const { user, system } = process.cpuUsage(started)
const seconds = ((user + system) / 1e6).toFixed(0)
console.log(
  `${count.files} files: ${count.articles} articles, ${count.files - count.articles} without one; ` +
    `${count.wrong} went wrong (seed ${seed}, ${seconds} s of processor time)`,
)
process.exitCode = count.wrong > 0 ? 1 : 0
