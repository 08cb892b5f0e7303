import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { databaseFile, isPostgresUrl } from '@broadsheet/database'
import envPaths from 'env-paths'

/** The settings on the command line. */
export interface Chosen {
  /** The folder of articles. */
  dir?: string | undefined
  /** A file, or the URL of a database. */
  database?: string | undefined
  port?: string | undefined
  host?: string | undefined
  workers?: string | undefined
}

/** The folder of this user for files that can be made again. */
export const cacheFolder = envPaths('broadsheet', { suffix: '' }).cache

/**
 * Completes the environment of this process and of those that it starts: from the command line, else as it is, else from
 * `.env` in the working directory, else the working directory as the folder of articles, and a database and made images for
 * this folder in the user's cache folder. Relative paths start at the working directory.
 */
export function chooseSettings({ dir, database, port, host, workers }: Chosen): void {
  const { env } = process
  if (existsSync('.env')) process.loadEnvFile('.env')
  const folder = resolve(dir ?? (env.CONTENT_DIR?.trim() || '.'))
  env.CONTENT_DIR = folder
  env.DATABASE_URL = databaseUrl(database ?? env.DATABASE_URL?.trim()) ?? `file:${inCache(folder, '.db')}`
  env.MIRROR_DIR = resolve(env.MIRROR_DIR?.trim() || 'data/mirror')
  env.IMAGE_CACHE_DIR = resolve(env.IMAGE_CACHE_DIR?.trim() || inCache(folder, '-images'))
  const manifest = env.TRUSTED_DOCUMENTS?.trim()
  if (manifest) env.TRUSTED_DOCUMENTS = resolve(manifest)
  if (port !== undefined) env.PORT = port
  if (host !== undefined) env.HOST = host
  // An empty setting counts as not set.
  if (workers !== undefined) env.WORKERS = workers || '0'
}

/** Returns the URL with an absolute path. Returns a URL that the server will refuse as it is. */
function databaseUrl(text: string | undefined): string | null {
  if (!text) return null
  if (isPostgresUrl(text)) return text
  // A letter and a colon begin a path on Windows.
  if (!/^[a-z][a-z0-9+.-]+:/i.test(text)) return `file:${resolve(text)}`
  try {
    return `file:${resolve(databaseFile(text))}`
  } catch {
    return text
  }
}

/** A path in the cache for a folder: its name, and a hash of its path, because folders of several projects have the same name. */
function inCache(folder: string, ending: string): string {
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 8)
  const name = basename(folder).replaceAll(/[^\p{L}\p{N}._-]+/gu, '-') || 'root'
  return join(cacheFolder, `${name}-${hash}${ending}`)
}
