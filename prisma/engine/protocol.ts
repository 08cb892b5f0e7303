import { createInterface } from 'node:readline'
import type { Engine } from './engine.ts'

/** One line on stdin: a JSON-RPC call whose parameters are those of the engine's method of the same name. */
interface Call {
  id: number
  method: string
  params?: object
}

/** What the CLI reads of an error: the text for people, and Prisma's code (`P3005`) when there is one. */
export interface Failure {
  message: string
  error_code?: string
  is_panic: boolean
}

/** Answers the CLI's calls, one at a time and in order, until it closes stdin; the first one starts the engine. */
export async function serve(start: (method: string) => Promise<Engine>): Promise<void> {
  let engine: Engine | undefined
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue
    const call: Call = JSON.parse(line)
    try {
      engine ??= await start(call.method)
      send({ id: call.id, result: (await answer(engine, call)) ?? {} })
    } catch (error) {
      send({ id: call.id, error: { code: 4466, message: 'The schema engine failed', data: failure(error) } })
    }
  }
}

async function answer(engine: Engine, { method, params }: Call): Promise<unknown> {
  switch (method) {
    case 'getDatabaseVersion':
      return engine.invoke('version', params)
    case 'devDiagnostic':
      return diagnose(engine, params)
    case 'evaluateDataLoss':
    case 'createMigration':
      // Both read what the migrations amount to from a cache that a diagnosis alone fills.
      await diagnose(engine, params)
      return engine.invoke(method, params)
    case 'diff':
      return diff(engine, params)
    default:
      return engine.invoke(method, params)
  }
}

/** The WebAssembly engine cannot diagnose a database without a table of migrations; the native one makes it first. */
async function diagnose(engine: Engine, params: object | undefined): Promise<unknown> {
  try {
    return await engine.invoke('devDiagnostic', params)
  } catch (error) {
    if (failure(error).error_code !== 'P1014') throw error
    const lockfile = { path: 'migration_lock.toml', content: null }
    const migrationsList = { baseDir: '', lockfile, shadowDbInitScript: '', migrationDirectories: [] }
    await engine.invoke('applyMigrations', { migrationsList, filters: { externalTables: [], externalEnums: [] } })
    return engine.invoke('devDiagnostic', params)
  }
}

/** The CLI prints what the engine sends as a `print` notification; it does not read `stdout` of the result. */
async function diff(engine: Engine, params: object | undefined): Promise<unknown> {
  const result = await engine.invoke('diff', params)
  if (typeof result === 'object' && result !== null && 'stdout' in result) {
    send({ id: 0, method: 'print', params: { content: result.stdout } })
  }
  return result
}

export function failure(error: unknown): Failure {
  if (!(error instanceof Error)) return { message: String(error), is_panic: false }
  const code = 'code' in error && typeof error.code === 'string' ? { error_code: error.code } : {}
  // Behind the message stands where in the engine it arose, which helps nobody here.
  const message = error.message.replace(/\n\s*0: [\s\S]*$/, '')
  return { message, is_panic: error.name === 'RuntimeError', ...code }
}

function send(message: object): void {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
}
