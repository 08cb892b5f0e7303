/**
 * Builds the starters of `examples/` against a server with the sample archive, as a user does after copying them out, and
 * checks their pages. It installs their dependencies, so it is not part of `npm test`: `npm run starters`.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { root } from '../prisma/environment.ts'
import { copyStarter } from './starter.ts'

const title = 'The Net Menders of Gull Point'
const path = '/2025/11/30/net-menders/'
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'broadsheet-starters-')))
const running: ChildProcess[] = []

/** Starts a program whose output is shown if it fails. */
function start(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): ChildProcess {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit'] })
  running.push(child)
  return child
}

async function run(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Promise<void> {
  const [code] = await once(start(command, args, cwd, env), 'exit')
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with code ${code} in ${cwd}`)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.')
  return address.port
}

/** Waits until an address answers with status 200, at most two minutes. */
async function waitFor(url: string): Promise<void> {
  for (let tries = 0; tries < 240; tries++) {
    const response = await fetch(url).catch(() => null)
    if (response?.ok) return
    await setTimeout(500)
  }
  throw new Error(`${url} did not answer within two minutes.`)
}

function expectText(text: string, part: string, where: string): void {
  if (!text.includes(part)) throw new Error(`${where} does not contain "${part}".`)
}

async function checkAstro(env: NodeJS.ProcessEnv): Promise<void> {
  const site = join(folder, 'astro')
  await copyStarter('astro', site)
  await run('npm', ['install', '--no-audit', '--no-fund'], site)
  await run('npm', ['run', 'build'], site, env)
  expectText(readFileSync(join(site, 'dist/index.html'), 'utf8'), title, 'The front page of Astro')
  expectText(readFileSync(join(site, 'dist', path, 'index.html'), 'utf8'), title, 'The article of Astro')
  expectText(readFileSync(join(site, 'dist/tags/letters/index.html'), 'utf8'), title, 'The tag page of Astro')
}

async function checkNext(env: NodeJS.ProcessEnv): Promise<void> {
  const site = join(folder, 'next')
  await copyStarter('next', site)
  await run('npm', ['install', '--no-audit', '--no-fund'], site)
  await run('npm', ['run', 'build'], site, env)
  const port = await freePort()
  start(process.execPath, ['node_modules/next/dist/bin/next', 'start', '--port', String(port)], site, env)
  const address = `http://127.0.0.1:${port}`
  await waitFor(address)
  const page = async (at: string) => (await fetch(address + at)).text()
  expectText(await page('/'), title, 'The front page of Next.js')
  expectText(await page(path), title, 'The article of Next.js')
  expectText(await page('/tags/letters/'), title, 'The tag page of Next.js')
  expectText(await page('/search/?q=menders'), title, 'The search of Next.js')
  const { status } = await fetch(`${address}/no/such/page/`)
  if (status !== 404) throw new Error(`A missing page of Next.js has status ${status} instead of 404.`)
}

try {
  const port = await freePort()
  const settings = { DATABASE_URL: `file:${join(folder, 'archive.db')}`, PORT: String(port), WATCH: 'off' }
  start(process.execPath, [join(root, 'scripts/tasks.ts'), 'start'], root, settings)
  await waitFor(`http://127.0.0.1:${port}/ready`)
  const env = {
    BROADSHEET_URL: `http://127.0.0.1:${port}/graphql`,
    ASTRO_TELEMETRY_DISABLED: '1',
    NEXT_TELEMETRY_DISABLED: '1',
  }
  await checkAstro(env)
  await checkNext(env)
  console.log('Both starters were built, and their pages show the sample archive.')
} finally {
  for (const child of running) child.kill()
  rmSync(folder, { recursive: true, force: true })
}
