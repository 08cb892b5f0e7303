import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sparticuz, { inflate } from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

/** Its own network is the one under test: a name that is not this machine's leads nowhere. */
const offline = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--disable-background-networking']

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * A real browser: the one that CHROMIUM_PATH names, else the machine's own where it has one, else the one that
 * comes with a package (for Linux). Where none runs the test fails: it is never passed over.
 */
export async function launchChromium(): Promise<Browser> {
  const installed = [process.env.CHROMIUM_PATH ?? '', ...usual].find(existsSync)
  const which = installed === undefined ? await packaged() : { executablePath: installed }
  return chromium.launch({ ...which, args: ['--headless', '--no-sandbox', '--disable-gpu', ...offline] })
}

/**
 * Returns the packaged Chromium with the libraries and fonts that it needs, because a machine without a desktop has
 * none. The package extracts itself into the temporary folder (200 MB), which the tests remove at the end. So it is
 * extracted once, into the cache.
 */
async function packaged() {
  const bin = new URL('../bin/', import.meta.resolve('@sparticuz/chromium'))
  const { version } = JSON.parse(readFileSync(new URL('../package.json', bin), 'utf8'))
  const folder = join(cache, `chromium-${version}`)
  if (!existsSync(folder)) await extract(fileURLToPath(new URL('al2023.tar.br', bin)), folder)
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
    FONTCONFIG_PATH: join(folder, 'fonts'),
  }
  return { executablePath: join(folder, 'chromium'), env }
}

const cache = join(import.meta.dirname, '../../../node_modules/.cache/broadsheet')

/** Extracts Chromium and its libraries. The folder appears complete or not at all, also if two processes extract. */
async function extract(libraries: string, folder: string): Promise<void> {
  mkdirSync(cache, { recursive: true })
  const partial = mkdtempSync(join(cache, 'partial-'))
  const { TMPDIR } = process.env
  try {
    process.env.TMPDIR = partial
    await inflate(libraries)
    await sparticuz.executablePath()
    renameSync(partial, folder)
  } catch (error) {
    // Another process may have finished first: a folder with files cannot be replaced.
    if (!existsSync(folder)) throw error
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
    rmSync(partial, { recursive: true, force: true })
  }
}
