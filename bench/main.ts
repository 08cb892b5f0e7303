import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { startRunFolder } from '@broadsheet/database/testing/run-folder'
import { archiveDatabase } from './archive/archive-database.ts'
import { benchImport } from './imports/measure-imports.ts'
import { benchInsights } from './insights/measure-insights.ts'
import { benchLoad } from './load/measure-load.ts'
import { benchSoak } from './load/measure-soak.ts'
import { benchSweep } from './load/measure-sweep.ts'
import { benchPeers } from './peers/measure-peers.ts'
import { benchPostgres } from './postgres/measure-postgres.ts'
import { printGrowth, type Report } from './queries/report.ts'
import { benchQueries } from './queries/run-queries.ts'
import { benchReader } from './reader/measure-reader.ts'
import { benchStories } from './stories/measure-stories.ts'

const usage = `npm run bench -- queries [--articles 20000[,…] | --database FILE] [--short] [--json FILE]
npm run bench -- reader [--articles 20000 | --database FILE] [--short] [--json FILE]
npm run bench -- load [--articles 100000 | --database FILE] [--server FILE] [--short] [--json FILE]
npm run bench -- sweep [--articles 100000 | --database FILE] [--server FILE] [--queries 300] [--seed 1] [--json FILE]
npm run bench -- soak [--articles 5000] [--minutes 10] [--metrics 9464] [--server FILE] [--json FILE]
                       [--dashboard FILE.svg [--prometheus http://127.0.0.1:9090]]
npm run bench -- import [--articles 10000[,…] | --folder DIR] [--json FILE]
npm run bench -- stories [--articles 100000] [--json FILE]
npm run bench -- insights [--articles 100000 | --database URL] [--now 2026-11-29] [--short] [--json FILE]
npm run bench -- postgres [--articles 20000 [--paragraphs 2] | --database URL] [--short] [--json FILE]
npm run bench -- peers [--articles 20000 | --database URL [--data FOLDER]] [--short] [--json FILE]`

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    articles: { type: 'string' },
    database: { type: 'string' },
    data: { type: 'string' },
    folder: { type: 'string' },
    paragraphs: { type: 'string' },
    server: { type: 'string', default: '../apps/server/src/main.ts' },
    short: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '10' },
    metrics: { type: 'string', default: '9464' },
    dashboard: { type: 'string' },
    prometheus: { type: 'string', default: 'http://127.0.0.1:9090' },
    queries: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    now: { type: 'string' },
    json: { type: 'string' },
  },
})
startRunFolder()
if (positionals[0] === 'queries') {
  const sizes = sizesOf(values.articles ?? '20000')
  const files = values.database ? [values.database] : []
  if (files.length === 0) for (const size of sizes) files.push(await archiveDatabase(size))
  const reports: Report[] = []
  for (const file of files) reports.push(await benchQueries({ file, short: values.short }))
  if (reports.length > 1) printGrowth(reports)
  if (values.json) writeFileSync(values.json, `${JSON.stringify(reports, null, 2)}\n`)
} else if (positionals[0] === 'reader') {
  const file = values.database ? resolve(values.database) : await archiveDatabase(Number(values.articles ?? 20_000))
  await benchReader({ file, short: values.short, json: values.json })
} else if (positionals[0] === 'load') {
  const file = values.database ? resolve(values.database) : await archiveDatabase(Number(values.articles ?? 100_000))
  await benchLoad({ file, server: values.server, short: values.short, json: values.json })
} else if (positionals[0] === 'soak') {
  const { server, json, dashboard, prometheus } = values
  const [articles, minutes, metricsPort] = [
    Number(values.articles ?? 5000),
    Number(values.minutes),
    Number(values.metrics),
  ]
  await benchSoak({ articles, minutes, metricsPort, server, json, dashboard, prometheus })
} else if (positionals[0] === 'sweep') {
  const file = values.database ? resolve(values.database) : await archiveDatabase(Number(values.articles ?? 100_000))
  const { server, json } = values
  await benchSweep({ file, server, queries: Number(values.queries), seed: Number(values.seed), json })
} else if (positionals[0] === 'import') {
  await benchImport({ articles: sizesOf(values.articles ?? '10000'), folder: values.folder, json: values.json })
} else if (positionals[0] === 'stories') {
  await benchStories({ articles: Number(values.articles ?? 100_000), json: values.json })
} else if (positionals[0] === 'insights') {
  const { database, short, json } = values
  const named = database ?? (await archiveDatabase(Number(values.articles ?? 100_000)))
  const now = values.now === undefined ? undefined : Date.parse(values.now)
  await benchInsights({ url: isUrl(named) ? named : `file:${resolve(named)}`, now, short, json })
} else if (positionals[0] === 'postgres') {
  const { short, json, database } = values
  const paragraphs = values.paragraphs === undefined ? undefined : Number(values.paragraphs)
  await benchPostgres({ articles: Number(values.articles ?? 20_000), paragraphs, database, short, json })
} else if (positionals[0] === 'peers') {
  const { short, json, database, data } = values
  await benchPeers({ articles: Number(values.articles ?? 20_000), database, data, short, json })
} else {
  console.error(usage)
  process.exitCode = 1
}

function sizesOf(list: string): number[] {
  return list.split(',').map(Number)
}

function isUrl(database: string): boolean {
  return /^(?:file|postgres(?:ql)?):/.test(database)
}
