import { createDatabase } from '../../src/database.ts'
import { put } from './archive.ts'

// Writes more than the page cache can hold, so that part of it is on disk. Then it notifies its parent process, and
// never ends.
const writer = createDatabase(`file:${process.argv[2]}`).beginImport()
for (let at = 0; at < 200; at++) put(writer, `${at}.md`, { body: { text: String(at).repeat(300_000) } })
process.send?.('written')
setInterval(() => {}, 1000)
