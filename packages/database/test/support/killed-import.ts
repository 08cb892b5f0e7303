import { createDatabase } from '../../src/database.ts'
import { put } from './archive.ts'

// Writes more than the page cache holds, so that some of it is on the disk, tells its parent, and never ends by itself.
const writer = createDatabase(`file:${process.argv[2]}`).beginImport()
for (let at = 0; at < 200; at++) put(writer, `${at}.md`, { body: { text: String(at).repeat(300_000) } })
process.send?.('written')
setInterval(() => {}, 1000)
