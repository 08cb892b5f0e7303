// `prisma db seed`: an import of CONTENT_DIR, with the database's tables made first where they are missing.
import { run } from '../scripts/child.mjs'
import { migrate } from '../scripts/prepare.ts'

await migrate()
const { code } = await run(process.execPath, ['packages/importer/src/main.ts', 'import', ...process.argv.slice(2)])
process.exit(code)
