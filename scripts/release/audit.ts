/**
 * `npm run audit`: asks the registry for known vulnerabilities of everything that is installed with the published program.
 * Exits with 1 if there are any, and with 2 if the registry does not know. Arguments are those of `pnpm audit`.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../../apps/broadsheet/src/processes/run-process.mjs'
import { root } from '../../prisma/environment.ts'

/** Returns what to do if the output of `pnpm audit` says that the registry did not answer the question, else null. */
export function remedy(output: string): string | null {
  // https://pnpm.io/errors: AUDIT_ENDPOINT_NOT_EXISTS after 404, AUDIT_BAD_RESPONSE after any other status.
  if (!output.includes('ERR_PNPM_AUDIT_')) return null
  return [
    'Nothing is known about vulnerabilities: the registry did not answer the question. Some mirrors cannot. Either',
    '- ask the registry that it mirrors: npm run audit -- --registry URL',
    '- or use a scanner with data of its own: osv-scanner scan --lockfile pnpm-lock.yaml (https://google.github.io/osv-scanner)',
    'CONTRIBUTING.md, “Dependencies”, says what is known without either.',
  ].join('\n')
}

/** Asks, prints the answer, and returns the exit code. */
export async function audit(...args: string[]): Promise<number> {
  const { devEngines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const pnpm = `pnpm@${devEngines.packageManager.version}`
  const { code, output } = await run('npx', ['--yes', pnpm, 'audit', '--prod', ...args], {
    cwd: root,
    quiet: true,
    shell: process.platform === 'win32',
  })
  const advice = remedy(output)
  process.stdout.write(output)
  if (advice !== null) console.error(advice)
  return advice === null ? code : 2
}

if (process.argv[1] === import.meta.filename) process.exitCode = await audit(...process.argv.slice(2))
