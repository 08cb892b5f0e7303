// `prisma db seed`: an import of CONTENT_DIR, with the client and the tables made first where they are missing.

import { generate, migrate } from '../scripts/prepare.ts'
import { run } from '../scripts/run-process.mjs'

await generate()
await migrate()
const { code } = await run(process.execPath, ['packages/importer/src/main.ts', 'import', ...process.argv.slice(2)])
process.exit(code)
