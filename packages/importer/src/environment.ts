import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

export interface Environment {
  /** The project's root. */
  root: string
  /** As written: `file:` and a path that may be relative to the root. */
  databaseUrl: string
  contentDir: string
}

/**
 * The settings of a command: the environment, then `.env` in the project's root, then defaults. Relative paths in them
 * start from the root, wherever the command was given.
 */
export function readEnvironment(root = projectRoot()): Environment {
  const file = join(root, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
  return {
    root,
    databaseUrl: process.env.DATABASE_URL?.trim() || 'file:./data/broadsheet.db',
    contentDir: resolve(root, process.env.CONTENT_DIR?.trim() || 'seeds'),
  }
}

/** The folder with pnpm-workspace.yaml that this file stands in. */
function projectRoot(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'pnpm-workspace.yaml')) && folder !== dirname(folder)) folder = dirname(folder)
  return folder
}
