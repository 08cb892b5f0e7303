import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
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

/** With the libraries that it was built beside: a machine without a desktop has no NSS and no fonts. */
async function packaged() {
  const libraries = await inflate(
    fileURLToPath(new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium'))),
  )
  const executablePath = await sparticuz.executablePath()
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: join(libraries, 'lib'),
    FONTCONFIG_PATH: join(dirname(executablePath), 'fonts'),
  }
  return { executablePath, env }
}
