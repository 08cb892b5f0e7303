import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

export interface Environment {
  /** Absolute path of the project's root. */
  root: string
  /** As the user wrote it: `file:` and a path, which may be relative to the root. */
  databaseUrl: string
  /** Absolute path of the content folder. */
  contentDir: string
  /** Absolute path of the folder of the copies of remote images. */
  mirrorFolder: string
}

/**
 * Reads the settings of a command: from the environment, else from `.env` in the project's root, else the defaults.
 * Relative paths in settings start at the root, not at the working directory.
 */
export function readEnvironment(root = projectRoot()): Environment {
  const file = join(root, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
  return {
    root,
    databaseUrl: process.env.DATABASE_URL?.trim() || 'file:./data/broadsheet.db',
    contentDir: resolve(root, process.env.CONTENT_DIR?.trim() || 'seeds'),
    mirrorFolder: resolve(root, process.env.MIRROR_DIR?.trim() || 'data/mirror'),
  }
}

/** Returns the nearest folder above this file that contains pnpm-workspace.yaml, or the working directory. */
function projectRoot(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'pnpm-workspace.yaml'))) {
    if (folder === dirname(folder)) return process.cwd()
    folder = dirname(folder)
  }
  return folder
}
