import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sparticuz, { inflate } from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

/** The browser can reach only this machine. Every other host name fails to resolve. */
const offline = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--disable-background-networking']

const commonPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * Starts a real browser: the one in CHROMIUM_PATH, or else an installed one, or else the one of the package
 * `@sparticuz/chromium` (for Linux).
 * @throws Error if none starts, so that a test without a browser fails instead of being skipped
 */
export async function launchChromium(): Promise<Browser> {
  const installed = [process.env.CHROMIUM_PATH ?? '', ...commonPaths].find(existsSync)
  const options = installed === undefined ? await packaged() : { executablePath: installed }
  return chromium.launch({ ...options, args: ['--headless', '--no-sandbox', '--disable-gpu', ...offline] })
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
  const fontSettings = join(folder, 'fonts.conf')
  writeFileSync(fontSettings, fontSettingsOf(folder))
  const env = { ...process.env, LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_FILE: fontSettings }
  return { executablePath: join(folder, 'chromium'), env }
}

/** The package's own settings name folders of another machine. Without fonts, no text would be shown. */
function fontSettingsOf(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <dir prefix="xdg">fonts</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`
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
