import { readFile } from 'node:fs/promises'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import {
  bindMigrationAwareSqlAdapterFactory,
  type ErrorRegistry,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import { isPostgres } from '../environment.ts'
import { emptyDatabase } from './empty-database.ts'
import { postgresAdapter } from './postgres-adapter.ts'

/** Prisma's schema engine over one database. */
export interface Engine {
  /** Calls the engine's method with this name. */
  invoke(method: string, params: object | undefined): Promise<unknown>
}

/** Starts the engine for the database at `url` (`file:…` or `postgresql://…`), with the schema files at these paths. */
export async function startEngine(url: string, schemaFiles: string[]): Promise<Engine> {
  await load()
  const datamodels = await Promise.all(
    schemaFiles.map(async (path): Promise<[string, string]> => [path, await readFile(path, 'utf8')]),
  )
  const options = { datamodels: datamodels.length > 0 ? datamodels : undefined }
  const adapter = bindMigrationAwareSqlAdapterFactory(withScripts(adapterOf(url)))
  const guard = <T>(call: () => Promise<T>) =>
    call().catch((error: unknown) => {
      throw withCause(error, adapter.errorRegistry)
    })
  const engine = await guard(() => bindings.SchemaEngine.new(options, () => {}, adapter))
  return {
    async invoke(name, params) {
      if (name === 'reset' && !isPostgres(url)) return emptyDatabase(url)
      const method: unknown = Reflect.get(engine, name)
      if (typeof method === 'function') return guard(() => Reflect.apply(method, engine, [params]))
      throw new Error(`${name} needs Prisma's own schema engine; name its file in PRISMA_SCHEMA_ENGINE_BINARY`)
    },
  }
}

function adapterOf(url: string): SqlMigrationAwareDriverAdapterFactory {
  return isPostgres(url) ? postgresAdapter(url) : new PrismaBetterSqlite3({ url })
}

/** The commit of prisma-engines that the engine was built from. */
export async function engineVersion(): Promise<string> {
  await load()
  return bindings.version()
}

/** Loads the WebAssembly. The package's entry imports it as a module, which Node before 24.5 does not support. */
async function load(): Promise<void> {
  const entry = import.meta.resolve('@prisma/schema-engine-wasm')
  const binary = await readFile(new URL('schema_engine_bg.wasm', entry))
  const { instance } = await WebAssembly.instantiate(binary, { './schema_engine_bg.js': { ...bindings } })
  bindings.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
}

/**
 * Lets the shadow database run scripts. The engine runs whole migrations there with `executeRaw`, but the adapters
 * accept only one statement. Without this, `migrate dev` cannot compare the migrations with the schema.
 */
function withScripts(factory: SqlMigrationAwareDriverAdapterFactory): SqlMigrationAwareDriverAdapterFactory {
  const connectToShadowDb = factory.connectToShadowDb.bind(factory)
  factory.connectToShadowDb = async () => {
    const shadow = await connectToShadowDb()
    const executeRaw = shadow.executeRaw.bind(shadow)
    shadow.executeRaw = (query) =>
      query.args.length > 0 ? executeRaw(query) : shadow.executeScript(query.sql).then(() => 0)
    return shadow
  }
  return factory
}

/** Puts the adapter's error message instead of the number that WebAssembly passes for it. */
function withCause(error: unknown, registry: ErrorRegistry): unknown {
  if (!(error instanceof Error)) return error
  error.message = error.message.replace(/External error id#(\d+)/, (text, id) => {
    const cause = registry.consumeError(Number(id))?.error
    return cause instanceof Error ? cause.message : text
  })
  return error
}
