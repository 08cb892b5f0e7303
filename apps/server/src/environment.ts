import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { databaseFile } from '@broadsheet/database'
import type { CorsOrigins } from './cors-origin.ts'

/** What a person may set, read once at the start. */
export interface Environment {
  /** `file:` with an absolute path. */
  databaseUrl: string
  /** Absolute path of the content folder, for its pictures. */
  contentDir: string
  port: number
  host: string
  /** Where clients reach this server, without a trailing slash. */
  publicUrl: string
  corsOrigins: CorsOrigins
  /** Null: nobody sees drafts. */
  previewToken: string | null
}

type Variables = Readonly<Record<string, string | undefined>>

/** All that is wrong with the environment, a line for each variable. */
export class EnvironmentError extends Error {
  override name = 'EnvironmentError'
  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
  }
}

/** The variables given, and those of the project's `.env` that are not given. */
export function variablesOf(root: string, given: Variables): Variables {
  return { ...parseEnv(readIfThere(resolve(root, '.env'))), ...given }
}

/**
 * Reads the settings; relative paths start at `root`, the project's folder. An empty variable counts as unset.
 * @throws EnvironmentError that names every variable that is wrong
 */
export function readEnvironment(variables: Variables, root: string): Environment {
  const problems: string[] = []
  const read = <T>(name: string, fallback: string, parse: (text: string) => T): T | undefined => {
    const text = variables[name]?.trim() || fallback
    try {
      return parse(text)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      problems.push(`${name}: ${error.message}`)
    }
  }
  const databaseUrl = read('DATABASE_URL', 'file:./data/broadsheet.db', (text) => parseDatabaseUrl(text, root))
  const contentDir = read('CONTENT_DIR', 'seeds', (text) => resolve(root, text))
  const port = read('PORT', '4000', parsePort)
  const host = read('HOST', '127.0.0.1', parseHost)
  const publicUrl = read('PUBLIC_URL', localUrl(host ?? 'localhost', port ?? 0), parsePublicUrl)
  const corsOrigins = read('CORS_ORIGIN', '*', parseOrigins)
  if (
    databaseUrl === undefined ||
    contentDir === undefined ||
    port === undefined ||
    host === undefined ||
    publicUrl === undefined ||
    corsOrigins === undefined
  ) {
    throw new EnvironmentError(problems)
  }
  return { databaseUrl, contentDir, port, host, publicUrl, corsOrigins, previewToken: variables.PREVIEW_TOKEN || null }
}

/** Where a browser on this machine finds a server that listens at `host`. */
export function localUrl(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}

class Problem extends Error {}

function parseDatabaseUrl(text: string, root: string): string {
  try {
    return `file:${resolve(root, databaseFile(text))}`
  } catch (error) {
    // The database's own words begin with the variable's name too.
    throw new Problem(error instanceof Error ? error.message.replace('DATABASE_URL: ', '') : String(error))
  }
}

function parsePort(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new Problem(`"${text}" is no port; write a whole number from 0 to 65535, such as 4000`)
  }
  return port
}

function parseHost(text: string): string {
  if (!URL.canParse(localUrl(text, 0))) {
    throw new Problem(`"${text}" is no address of a machine; write one such as 127.0.0.1, or 0.0.0.0 for all networks`)
  }
  return text
}

function parsePublicUrl(text: string): string {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash) {
    throw new Problem(`"${text}" is no web address; write one such as https://content.example.org`)
  }
  return url.href.replace(/\/$/, '')
}

function parseOrigins(text: string): CorsOrigins {
  if (text === '*') return '*'
  return text.split(',').map((part) => {
    const given = part.trim()
    const url = URL.parse(given)
    if (!url || url.origin === 'null' || url.pathname !== '/' || url.search || url.hash) {
      throw new Problem(`"${given}" is no origin; write * or a list such as https://example.org,http://localhost:3000`)
    }
    return url.origin
  })
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  }
}
