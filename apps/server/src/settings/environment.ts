import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { isPostgresUrl } from '@broadsheet/database'
import type { DocumentStoreOptions } from '../documents/document-store.ts'
import { type LogLevel, logLevels } from '../observe/logger.ts'
import type { TraceSettings } from '../observe/traces.ts'
import type { ImageDelivery } from '../transforms/image-delivery.ts'
import type { ImageTransformerOptions } from '../transforms/image-transformer.ts'
import type { OriginalFilesOptions } from '../transforms/original-files.ts'
import { type CdnSettings, parseSeconds, parseTagHeaders } from './cache-settings.ts'
import type { CorsOrigins } from './cors-origins.ts'
import { parseTrustedDocuments } from './document-settings.ts'
import { parseImageCacheSize, parseImageSizes, parseImageTemplate } from './image-settings.ts'
import {
  InvalidSetting,
  isLoopback,
  localUrl,
  parseChoice,
  parseCostLimit,
  parseDatabaseUrl,
  parseHost,
  parseMetrics,
  parseOrigins,
  parsePoolSize,
  parsePort,
  parsePublicUrl,
  parseRateLimit,
  parseReplicaUrls,
  parseShutdownDelay,
  parseStatementTimeout,
  parseSwitch,
  parseTrustedHops,
  parseWorkers,
} from './setting-values.ts'
import { parseOtlpEndpoint, parseSlow, parseTraceShare } from './telemetry-settings.ts'

/** The least bytes of copies of images without their places: 64 MB. */
const minOriginals = 64_000_000

/** The settings of the server, read once at the start. docs/settings.md explains each variable. */
export interface Environment {
  /** `file:` with an absolute path, or `postgresql:`. */
  databaseUrl: string
  /** `postgresql:` of each read replica. */
  replicaUrls: readonly string[]
  /** The most connections of one process to PostgreSQL, and to each of its replicas. */
  poolSize: number
  /** How long PostgreSQL may run one statement, in milliseconds. */
  statementTimeout: number
  /** Absolute path of the content folder, for its images. */
  contentDir: string
  /** Absolute path of the folder of the copies of remote images. */
  mirrorFolder: string
  port: number
  host: string
  /** The URL at which clients reach this server, without a trailing slash. */
  publicUrl: string
  corsOrigins: CorsOrigins
  /** How many points a query may cost; docs/limits.md explains them. */
  costLimit: number
  /** How many server processes share the port. */
  workers: number
  /** How long the server continues to accept connections after SIGTERM, in milliseconds. */
  shutdownDelay: number
  /** The level of the log. From `info` on, it has a line for each request. */
  logLevel: LogLevel
  /** The milliseconds from which a request is slow. Slow requests are logged with where their time went. */
  slowMs: number
  /** Where spans are sent. Null: nothing is traced. */
  traces: TraceSettings | null
  /** Where metrics are read: a path of this server, or a port of its own. Null: nowhere. */
  metrics: string | number | null
  /** How many proxies in front of the server add an address to `X-Forwarded-For`. */
  trustedHops: number
  /** How many points one client may use in a minute. Null: any number. */
  pointsPerMinute: number | null
  /** Whether `npm start` also imports every change of the content folder. */
  watch: boolean
  /** Whether people can read the archive at `/`. */
  reader: boolean
  /** How clients get other forms of local images. */
  images: ImageDelivery
  /** The folder of made images, and this process's share of the limit. Null: this server makes none. */
  imageCache: ImageTransformerOptions | null
  /** Where copies of images without their places are kept. Null: images are sent with the places in their metadata. */
  originals: OriginalFilesOptions | null
  /** How long a CDN may keep public answers. */
  cdn: CdnSettings
  /** The documents that clients may name by hash, and whether no other ones run. */
  trustedDocuments: DocumentStoreOptions
  /** Null: drafts are visible to no client. */
  previewToken: string | null
}

type Variables = Readonly<Record<string, string | undefined>>

/** Everything that is wrong with the environment. The message has one line for each variable. */
export class EnvironmentError extends Error {
  override name = 'EnvironmentError'
  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
  }
}

/** Returns the variables of the process, and of the project's `.env` those that the process does not set. */
export function variablesOf(root: string, processVariables: Variables): Variables {
  return { ...parseEnv(readIfExists(resolve(root, '.env'))), ...processVariables }
}

/**
 * Parses the settings. An empty variable counts as not set.
 * @param root the project's folder, at which relative paths start
 * @throws EnvironmentError that names every invalid variable
 */
export function readEnvironment(variables: Variables, root: string): Environment {
  const problems: string[] = []
  const read = <T>(name: string, fallback: string, parse: (text: string) => T): T | undefined => {
    const text = variables[name]?.trim() || fallback
    try {
      return parse(text)
    } catch (error) {
      if (!(error instanceof InvalidSetting)) throw error
      problems.push(`${name}: ${error.message}`)
    }
  }
  const databaseUrl = read('DATABASE_URL', 'file:./data/broadsheet.db', (text) => parseDatabaseUrl(text, root))
  const port = read('PORT', '4000', parsePort)
  const host = read('HOST', '127.0.0.1', parseHost)
  const values = {
    databaseUrl,
    replicaUrls: read('DATABASE_REPLICA_URLS', '', (text) => parseReplicaUrls(text, databaseUrl)),
    poolSize: read('DATABASE_POOL_SIZE', '10', parsePoolSize),
    statementTimeout: read('DATABASE_STATEMENT_TIMEOUT', '10000', parseStatementTimeout),
    contentDir: read('CONTENT_DIR', 'seeds', (text) => resolve(root, text)),
    mirrorFolder: read('MIRROR_DIR', 'data/mirror', (text) => resolve(root, text)),
    port,
    host,
    publicUrl: read('PUBLIC_URL', localUrl(host ?? 'localhost', port ?? 0), parsePublicUrl),
    corsOrigins: read('CORS_ORIGIN', '*', parseOrigins),
    workers: read('WORKERS', '1', parseWorkers),
    shutdownDelay: read('SHUTDOWN_DELAY', '0', parseShutdownDelay),
    logLevel: read('LOG_LEVEL', 'warn', (text) => parseChoice(text, logLevels)),
    slowMs: read('LOG_SLOW', '500', parseSlow),
    otlpEndpoint: read('OTEL_EXPORTER_OTLP_ENDPOINT', '', parseOtlpEndpoint),
    traceShare: read('OTEL_TRACES_SAMPLER_ARG', '1', parseTraceShare),
    metrics: read('METRICS', 'off', parseMetrics),
    trustedHops: read('TRUSTED_HOPS', '0', parseTrustedHops),
    pointsPerMinute: read('RATE_LIMIT', isLoopback(host ?? '') ? 'off' : '3000000', parseRateLimit),
    watch: read('WATCH', 'on', parseSwitch),
    costLimit: read('COST_LIMIT', '70000', parseCostLimit),
    reader: read('READER', 'on', parseSwitch),
    imageFolder: read('IMAGE_CACHE_DIR', 'data/images', (text) => resolve(root, text)),
    imageBytes: read('IMAGE_CACHE_SIZE', '512', parseImageCacheSize),
    imageSizes: read('IMAGE_SIZES', '', parseImageSizes),
    imageTemplate: read('IMAGE_URL_TEMPLATE', '', parseImageTemplate),
    imagePlaces: read('IMAGE_PLACES', 'remove', (text) => parseChoice(text, ['remove', 'keep'])),
    trusted: read('TRUSTED_DOCUMENTS', '', (text) => parseTrustedDocuments(text, root)),
    isTrustedOnly: read('TRUSTED_DOCUMENTS_ONLY', 'off', parseSwitch),
    cdnMaxAge: read('CDN_MAX_AGE', '0', parseSeconds),
    cdnStale: read('CDN_STALE', '0', parseSeconds),
    tagHeaders: read('CDN_TAGS', 'off', parseTagHeaders),
  }
  if (values.isTrustedOnly && values.trusted === null) {
    problems.push('TRUSTED_DOCUMENTS_ONLY: no document would run; set TRUSTED_DOCUMENTS to a manifest too')
  }
  if (problems.length > 0 || !isComplete(values)) throw new EnvironmentError(problems)
  const { otlpEndpoint, traceShare, trusted, isTrustedOnly, cdnMaxAge, cdnStale, tagHeaders, ...more } = values
  const { imageFolder, imageBytes, imageSizes, imageTemplate, imagePlaces, ...environment } = more
  const engine = isPostgresUrl(environment.databaseUrl) ? 'postgresql' : 'sqlite'
  const share = (bytes: number) => Math.floor(bytes / environment.workers)
  return {
    ...environment,
    traces: otlpEndpoint === null ? null : { endpoint: otlpEndpoint, share: traceShare, database: engine },
    images: { sizes: imageSizes, template: imageTemplate, isOn: imageBytes > 0 || imageTemplate !== null },
    imageCache: imageBytes > 0 ? { folder: imageFolder, maxBytes: share(imageBytes) } : null,
    originals:
      imagePlaces === 'remove'
        ? { folder: `${imageFolder}-originals`, maxBytes: share(Math.max(imageBytes, minOriginals)) }
        : null,
    cdn: { maxAge: cdnMaxAge, stale: cdnStale, tagHeaders },
    trustedDocuments: { trusted, isTrustedOnly },
    previewToken: variables.PREVIEW_TOKEN || null,
  }
}

/** Whether every value could be read. */
function isComplete<T extends object>(values: T): values is T & { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.values(values).every((value) => value !== undefined)
}

function readIfExists(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  }
}
