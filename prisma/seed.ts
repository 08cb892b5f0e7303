// `prisma db seed`: creates the client and the tables if they are missing, then imports CONTENT_DIR.

import { generate, migrate } from '../scripts/prepare.ts'
import { run } from '../scripts/run-process.mjs'

await generate()
await migrate()
const { code } = await run(process.execPath, ['packages/importer/src/main.ts', 'import', ...process.argv.slice(2)])
process.exit(code)
