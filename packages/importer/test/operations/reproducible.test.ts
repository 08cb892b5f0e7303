import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryDatabase } from '@broadsheet/database/testing'
import { expect, test } from 'vitest'
import { databaseContent } from '../support/database-content.ts'
import { startImport, waitForSuccess } from '../support/import-process.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { article } from '../support/test-archive.ts'

const seeds = join(import.meta.dirname, '../../../../seeds')

const dates = [
  ...[
    '2022-07-30',
    '2022-07-30 09:44:07',
    '2022-7-3',
    '2022/07/30',
    '2022年7月30日',
    '20220730',
    '1659174247',
    '1659174247000',
  ],
  ...[
    'Sat, 30 Jul 2022 09:44:07 GMT',
    '2022-07-30T09:44:07+08:00',
    '30 Jul 2022',
    'July 30, 2022 9:44 PM',
    '2022-03-27 02:30',
  ],
  ...['2022-07-30T23:59:59', '0001-01-01', 'Invalid Date', '2022-07-30T09:44:07 CST', '2022-07'],
]
const dated = Object.fromEntries(
  dates.map((date, at) => [
    `_posts/dates/${at}.md`,
    article(`Date ${at}`, []).replace('2022-07-30', `${date}\nupdated: ${date}`),
  ]),
)

test('a folder gives the same rows and ids in every time zone and locale of the machine, and in each new database', async () => {
  using folder = temporaryFolder({ ...dated, '_posts/2022-07-30-by-name.md': 'No front matter.' })
  cpSync(seeds, folder.path, { recursive: true })
  const found = []
  for (const TZ of ['UTC', 'UTC', 'Asia/Shanghai', 'America/St_Johns']) {
    using database = temporaryDatabase()
    await waitForSuccess(startImport(folder.path, database.url, { TZ, LANG: TZ === 'UTC' ? 'C' : 'tr_TR.UTF-8' }))
    found.push(databaseContent(database.file))
  }
  const [first, ...others] = found
  expect(first?.Article?.length).toBeGreaterThan(dates.length + 20)
  for (const other of others) expect(other).toEqual(first)
})
