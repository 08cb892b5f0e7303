// `prisma db seed`: creates the client and the tables if they are missing, then imports CONTENT_DIR.

import { run } from '../apps/broadsheet/src/processes/run-process.mjs'

const { code } = await run(process.execPath, ['scripts/tasks.ts', 'seed', ...process.argv.slice(2)])
process.exit(code)
