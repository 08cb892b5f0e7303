import { resolve } from 'node:path'
import { databaseFile, databaseName, isPostgresUrl } from '@broadsheet/database'
import type { CorsOrigins } from './cors-origins.ts'

/** The value of one environment variable is wrong. The message says what to write instead. */
export class InvalidSetting extends Error {}

/** Returns the URL at which a browser on this machine reaches a server that listens on `host`. */
export function localUrl(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}

/** Returns `file:` with an absolute path, or the URL of a PostgreSQL database. */
export function parseDatabaseUrl(text: string, root: string): string {
  try {
    if (!isPostgresUrl(text)) return `file:${resolve(root, databaseFile(text))}`
    // Throws if it is not a URL.
    databaseName(text)
    return text
  } catch (error) {
    // The database's message starts with the name of the variable too.
    throw new InvalidSetting(error instanceof Error ? error.message.replace('DATABASE_URL: ', '') : String(error))
  }
}

/**
 * Parses a list of read replicas, separated by commas or white space.
 * @param databaseUrl the primary database, if its setting is valid
 */
export function parseReplicaUrls(text: string, databaseUrl: string | undefined): string[] {
  const urls = text.split(/[\s,]+/).filter((url) => url !== '')
  if (urls.length > 0 && databaseUrl !== undefined && !isPostgresUrl(databaseUrl))
    throw new InvalidSetting('a SQLite file has no replicas; remove the setting, or set DATABASE_URL to postgresql://…')
  for (const [at, url] of urls.entries()) {
    // The message does not repeat a URL, because it may contain a password.
    if (!isPostgresUrl(url) || !URL.canParse(url))
      throw new InvalidSetting(
        `number ${at + 1} is not the URL of a replica; write postgresql://user:password@host:5432/name, separated by commas`,
      )
  }
  return urls
}

export function parsePort(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new InvalidSetting(`"${text}" is not a port; write a whole number from 0 to 65535, such as 4000`)
  }
  return port
}

export function parseCostLimit(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) {
    throw new InvalidSetting(`"${text}" is not a number of points; write a whole number above 0, such as 70000`)
  }
  return Number(text)
}

export function parseWorkers(text: string): number {
  if (!/^([1-9]|[1-5]\d|6[0-4])$/.test(text)) {
    throw new InvalidSetting(`"${text}" is not a number of processes; write a whole number from 1 to 64, such as 2`)
  }
  return Number(text)
}

/** Parses a number of seconds. Returns milliseconds. */
export function parseShutdownDelay(text: string): number {
  if (!/^\d{1,3}$/.test(text)) {
    throw new InvalidSetting(`"${text}" is not a number of seconds; write a whole number from 0 to 999, such as 5`)
  }
  return Number(text) * 1_000
}

/** Whether only this machine reaches a server that listens on this address. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host)
}

export function parseChoice<T extends string>(text: string, choices: readonly T[]): T {
  const choice = choices.find((one) => one === text)
  if (choice === undefined) throw new InvalidSetting(`"${text}" is unknown; write one of ${choices.join(', ')}`)
  return choice
}

/** Parses where metrics are read. Returns a path, a port, or null for `off`. */
export function parseMetrics(text: string): string | number | null {
  if (text === 'off') return null
  if (/^\/[\w./-]+$/.test(text)) return text
  const port = Number(text)
  if (/^\d+$/.test(text) && port > 0 && port <= 65_535) return port
  throw new InvalidSetting(`"${text}" is neither off, a path such as /metrics, nor a port such as 9464`)
}

export function parseTrustedHops(text: string): number {
  if (!/^\d$/.test(text)) {
    throw new InvalidSetting(`"${text}" is not a number of proxies; write a whole number from 0 to 9, such as 1`)
  }
  return Number(text)
}

/** Parses the points of a client in a minute. Returns null for `off`. */
export function parseRateLimit(text: string): number | null {
  if (text === 'off') return null
  if (!/^[1-9]\d{0,11}$/.test(text)) {
    throw new InvalidSetting(`"${text}" is not a number of points; write off or a whole number, such as 3000000`)
  }
  return Number(text)
}

/** Returns whether a setting that can be turned off is on. */
export function parseSwitch(text: string): boolean {
  if (text !== 'on' && text !== 'off') throw new InvalidSetting(`"${text}" is neither on nor off; write one of the two`)
  return text === 'on'
}

export function parsePoolSize(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) {
    throw new InvalidSetting(`"${text}" is not a number of connections; write a whole number from 1 to 999, such as 10`)
  }
  return Number(text)
}

export function parseStatementTimeout(text: string): number {
  if (!/^[1-9]\d{1,6}$/.test(text)) {
    throw new InvalidSetting(`"${text}" is not a time in milliseconds; write 10 to 9999999, such as 10000`)
  }
  return Number(text)
}

export function parseHost(text: string): string {
  if (!URL.canParse(localUrl(text, 0))) {
    throw new InvalidSetting(
      `"${text}" is not an address of a machine; write one such as 127.0.0.1, or 0.0.0.0 for all networks`,
    )
  }
  return text
}

/** Returns the URL without a trailing slash. */
export function parsePublicUrl(text: string): string {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash) {
    throw new InvalidSetting(`"${text}" is not a web address; write one such as https://content.example.org`)
  }
  return url.href.replace(/\/$/, '')
}

export function parseOrigins(text: string): CorsOrigins {
  if (text === '*') return '*'
  return text.split(',').map((part) => {
    const origin = part.trim()
    const url = URL.parse(origin)
    if (!url || url.origin === 'null' || url.pathname !== '/' || url.search || url.hash) {
      throw new InvalidSetting(
        `"${origin}" is not an origin; write * or a list such as https://example.org,http://localhost:3000`,
      )
    }
    return url.origin
  })
}
