import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { EnvironmentError, readEnvironment, variablesOf } from '../../src/settings/environment.ts'
import { defaultSizes } from '../../src/transforms/image-transform.ts'

test('without variables the server serves the sample archive on this machine only', () => {
  expect(readEnvironment({}, '/project')).toEqual({
    databaseUrl: 'file:/project/data/broadsheet.db',
    replicaUrls: [],
    contentDir: '/project/seeds',
    mirrorFolder: '/project/data/mirror',
    port: 4000,
    host: '127.0.0.1',
    publicUrl: 'http://127.0.0.1:4000',
    corsOrigins: '*',
    costLimit: 70_000,
    shutdownDelay: 0,
    slowMs: 500,
    traces: null,
    logLevel: 'warn',
    metrics: null,
    trustedHops: 0,
    pointsPerMinute: null,
    workers: 1,
    watch: true,
    reader: true,
    images: { sizes: defaultSizes, template: null, isOn: true },
    imageCache: { folder: '/project/data/images', maxBytes: 512_000_000 },
    originals: { folder: '/project/data/images-originals', maxBytes: 512_000_000 },
    poolSize: 10,
    statementTimeout: 10_000,
    cdn: { maxAge: 0, stale: 0, tagHeaders: [] },
    trustedDocuments: { trusted: null, isTrustedOnly: false },
    previewToken: null,
  })
})

test('images can be made by another service, in other sizes, or not at all', () => {
  const template = 'https://images.example.org/{width}/{url}'
  const { images, imageCache } = readEnvironment(
    { IMAGE_URL_TEMPLATE: template, IMAGE_SIZES: '640, 320', IMAGE_CACHE_SIZE: '100', WORKERS: '2' },
    '/',
  )
  expect(images).toEqual({ sizes: [320, 640], template, isOn: true })
  expect(imageCache?.maxBytes).toBe(50_000_000)
  expect(readEnvironment({ IMAGE_CACHE_SIZE: '0' }, '/')).toMatchObject({ images: { isOn: false }, imageCache: null })
  expect(readEnvironment({ IMAGE_PLACES: 'keep' }, '/').originals).toBeNull()
  expect(() => readEnvironment({ IMAGE_URL_TEMPLATE: 'https://a.example/{size}/{url}' }, '/')).toThrow(
    'IMAGE_URL_TEMPLATE: {size} is not a placeholder; the placeholders are url, width',
  )
  expect(() => readEnvironment({ IMAGE_SIZES: '320,big' }, '/')).toThrow('IMAGE_SIZES: "big" is not a size')
})

test('relative paths start at the project folder, and absolute paths do not change', () => {
  const { databaseUrl, contentDir } = readEnvironment(
    { DATABASE_URL: 'file:/var/a.db', CONTENT_DIR: '../blog' },
    '/project',
  )
  expect([databaseUrl, contentDir]).toEqual(['file:/var/a.db', '/blog'])
})

test('a server that listens on all networks has a localhost URL unless PUBLIC_URL is set', () => {
  expect(readEnvironment({ HOST: '0.0.0.0', PORT: '8080' }, '/').publicUrl).toBe('http://localhost:8080')
  expect(readEnvironment({ HOST: '::1', PORT: '8080' }, '/').publicUrl).toBe('http://[::1]:8080')
  expect(readEnvironment({ PUBLIC_URL: 'https://a.example.org/content/' }, '/').publicUrl).toBe(
    'https://a.example.org/content',
  )
})

test('one error lists all invalid variables, one line for each, without passwords', () => {
  const variables = {
    DATABASE_URL: 'mysql://me:secret@host/db',
    PORT: '99999',
    HOST: '999.1.1.1',
    PUBLIC_URL: 'content.example.org',
    COST_LIMIT: '150,000',
    SHUTDOWN_DELAY: '5s',
    LOG_LEVEL: 'all',
    LOG_SLOW: '1s',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4317',
    OTEL_TRACES_SAMPLER_ARG: '10 %',
    METRICS: 'on',
    TRUSTED_HOPS: 'yes',
    RATE_LIMIT: '-1',
    WORKERS: 'all',
    WATCH: 'yes',
    CORS_ORIGIN: 'https://a.example.org,b.example.org',
  }
  expect(() => readEnvironment(variables, '/project')).toThrow(
    new EnvironmentError([
      'DATABASE_URL: unknown kind of database (mysql:); write it as file:./data/broadsheet.db, or as postgresql://user:password@host:5432/database',
      'PORT: "99999" is not a port; write a whole number from 0 to 65535, such as 4000',
      'HOST: "999.1.1.1" is not an address of a machine; write one such as 127.0.0.1, or 0.0.0.0 for all networks',
      'PUBLIC_URL: "content.example.org" is not a web address; write one such as https://content.example.org',
      'CORS_ORIGIN: "b.example.org" is not an origin; write * or a list such as https://example.org,http://localhost:3000',
      'WORKERS: "all" is not a number of processes; write a whole number from 1 to 64, such as 2',
      'SHUTDOWN_DELAY: "5s" is not a number of seconds; write a whole number from 0 to 999, such as 5',
      'LOG_LEVEL: "all" is unknown; write one of silent, error, warn, info, debug',
      'LOG_SLOW: "1s" is not a time in milliseconds; write a whole number from 0 to 999999, such as 500',
      'OTEL_EXPORTER_OTLP_ENDPOINT: "collector:4317" is not the address of an OTLP receiver; write one such as http://localhost:4318',
      'OTEL_TRACES_SAMPLER_ARG: "10 %" is not a share of requests; write a number from 0 to 1, such as 0.1',
      'METRICS: "on" is neither off, a path such as /metrics, nor a port such as 9464',
      'TRUSTED_HOPS: "yes" is not a number of proxies; write a whole number from 0 to 9, such as 1',
      'RATE_LIMIT: "-1" is not a number of points; write off or a whole number, such as 3000000',
      'WATCH: "yes" is neither on nor off; write one of the two',
      'COST_LIMIT: "150,000" is not a number of points; write a whole number above 0, such as 70000',
    ]),
  )
})

test('.env sets the variables that the process does not set', () => {
  const root = mkdtempSync(join(tmpdir(), 'broadsheet-'))
  try {
    expect(variablesOf(root, { PORT: '5000' })).toEqual({ PORT: '5000' })
    writeFileSync(join(root, '.env'), '# a comment\nPORT=1\nHOST="0.0.0.0"\n')
    expect(variablesOf(root, { PORT: '5000' })).toEqual({ PORT: '5000', HOST: '0.0.0.0' })
  } finally {
    rmSync(root, { recursive: true })
  }
})

test('replicas are a list of PostgreSQL databases, and errors do not show their passwords', () => {
  const primary = 'postgresql://me:secret@primary/db'
  const read = (DATABASE_REPLICA_URLS: string, DATABASE_URL = primary) =>
    readEnvironment({ DATABASE_URL, DATABASE_REPLICA_URLS }, '/project').replicaUrls
  const [one, two] = ['postgresql://me:secret@one/db', 'postgres://me:secret@two:5433/db']
  expect(read(`${one},\n ${two},`)).toEqual([one, two])
  expect(() => read(`${one},file:./a.db`)).toThrow(
    'DATABASE_REPLICA_URLS: number 2 is not the URL of a replica; write postgresql://user:password@host:5432/name, separated by commas',
  )
  expect(() => read(one, 'file:./a.db')).toThrow(
    'DATABASE_REPLICA_URLS: a SQLite file has no replicas; remove the setting, or set DATABASE_URL to postgresql://…',
  )
})

test('docs/settings.md and .env.example explain the settings that the server and the importer read', () => {
  const read = new Set(['MIRROR_ALLOW', 'WEBHOOK_SECRET', 'WEBHOOK_URL'])
  readEnvironment(new Proxy({}, { get: (_, name) => void read.add(String(name)) }), '/project')
  const named = (file: string, form: RegExp) =>
    [...readFileSync(join(import.meta.dirname, '../../../..', file), 'utf8').matchAll(form)].map(([, name]) => name)
  expect(named('.env.example', /^#([A-Z_]+)=/gm).toSorted()).toEqual([...read].toSorted())
  // The first column of each table.
  const rows = named('docs/settings.md', /^\| (`[^|]+`) \|/gm).join()
  expect([...rows.matchAll(/[A-Z_]+/g)].map(([name]) => name).toSorted()).toEqual([...read].toSorted())
})
