import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createDatabase } from '@broadsheet/database'
import { importFolder } from '@broadsheet/importer'
import { article } from './test-site.ts'

// Runs as a process of its own, like `npm run seed`. Repeats `count` times: gives every article of a folder a new title,
// imports the folder and sends the number of the import to the parent process.
const [, , url = '', folder = '', names = '', count = ''] = process.argv
const database = createDatabase(url)
for (let number = 1; number <= Number(count); number++) {
  for (const name of names.split(',')) writeFileSync(join(folder, name), article(`Title ${number}`))
  await importFolder({ folder, database })
  process.send?.(number)
}
database.close()
process.disconnect?.()
