import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../apps/broadsheet/src/processes/run-process.mjs'
import { root } from '../prisma/environment.ts'

/** Generates Prisma's client, unless the existing one matches the current schema and version of Prisma. */
export async function generate(): Promise<void> {
  const made = join(root, 'packages/database/generated/sqlite/internal/class.ts')
  const schema = readFileSync(join(root, 'prisma/schema.prisma'), 'utf8')
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/prisma/package.json'), 'utf8'))
  if (existsSync(made)) {
    // The client contains the text of its schema and the version of Prisma.
    const text = readFileSync(made, 'utf8')
    if (text.includes(JSON.stringify(schema)) && text.includes(`"clientVersion": "${version}"`)) return
  }
  console.log('Generating the database client …')
  const cli = join(root, 'node_modules/prisma/build/index.js')
  const { code, output } = await run(process.execPath, [cli, 'generate'], {
    cwd: root,
    quiet: true,
    env: { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
  })
  if (code === 0) return
  process.stderr.write(output)
  process.exit(code)
}
