import { existsSync } from 'node:fs'
import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

/** Its own network is the one under test: a name that is not this machine's leads nowhere. */
const offline = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--disable-background-networking']

/**
 * A real browser: the machine's own Chromium where it has one, else the one that comes with a package. There is no
 * passing over a test where neither runs: it fails.
 */
export async function launchChromium(): Promise<Browser> {
  const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
  const executablePath = installed ?? (await sparticuz.executablePath())
  return chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu', ...offline] })
}
