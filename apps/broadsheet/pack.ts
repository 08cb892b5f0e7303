/**
 * `npm run pack`: builds the package and packs it as npm would publish it. With `--try`, also installs it into an empty
 * folder, starts it there with the sample archive, and reports the sizes and times. Exits with 1 if it gives no page.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, globSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { build, dist } from './build.ts'
import { run } from './src/processes/run-process.mjs'

/** How long the first page may take before the check gives up, in milliseconds. */
const longestStart = 120_000

const { values } = parseArgs({ options: { try: { type: 'boolean', default: false } } })
await build()
console.log(`${megabytes(dist)} MB unpacked, without dependencies`)
const folder = values.try ? mkdtempSync(join(tmpdir(), 'broadsheet-pack-')) : process.cwd()
const { code, output } = await run('npm', ['pack', dist, '--silent', '--pack-destination', folder], { quiet: true })
if (code !== 0) throw new Error(output)
const tarball = resolve(folder, output.trim().split('\n').at(-1) ?? '')
if (values.try) {
  process.exitCode = await tryPackage(tarball).finally(() => rmSync(folder, { recursive: true }))
} else console.log(`${tarball}\nStart it with: npx --yes ${tarball} DIR`)

/** Installs and starts the package in its folder. Returns the exit code. */
async function tryPackage(file: string): Promise<number> {
  const installing = performance.now()
  const { code, output } = await run('npm', ['install', file, '--no-audit', '--no-fund'], { cwd: folder, quiet: true })
  if (code !== 0) throw new Error(output)
  const total = megabytes(join(folder, 'node_modules'))
  console.log(`installed in ${seconds(installing)} s, ${total} MB with dependencies`)
  cpSync(join(import.meta.dirname, '../../seeds'), join(folder, 'blog'), { recursive: true })
  for (const start of ['first', 'second']) {
    const started = performance.now()
    const bytes = await firstPage(await freePort())
    if (bytes === null) {
      console.error(`no page after ${longestStart / 1_000} s`)
      return 1
    }
    console.log(`${start} start: the first page, ${bytes} bytes, after ${seconds(started)} s`)
  }
  return 0
}

/** Starts the program, and returns the size of its front page, or null if there is none in time. */
async function firstPage(port: number): Promise<number | null> {
  const program = join(folder, 'node_modules/broadsheet/bin/broadsheet.js')
  // The database and the compiled code go into the folder too.
  const env = { ...process.env, XDG_CACHE_HOME: join(folder, 'cache'), DATABASE_URL: '', CONTENT_DIR: '' }
  const child = spawn(process.execPath, [program, 'blog', '--port', String(port)], {
    cwd: folder,
    env,
    stdio: 'ignore',
  })
  const ended = once(child, 'close')
  try {
    const stop = performance.now() + longestStart
    while (performance.now() < stop && child.exitCode === null) {
      // Until the server listens, the connection is refused.
      const page = await fetch(`http://127.0.0.1:${port}/`).catch(() => null)
      if (page?.ok) return (await page.arrayBuffer()).byteLength
      await setTimeout(20)
    }
    return null
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A listening server has an AddressInfo.
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

function megabytes(of: string): string {
  const files = globSync('**/*', { cwd: of }).map((name) => statSync(join(of, name), { throwIfNoEntry: false }))
  return (files.reduce((sum, file) => sum + (file?.isFile() ? file.size : 0), 0) / 1e6).toFixed(1)
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1_000).toFixed(1)
}
