import { createInterface } from 'node:readline'
import type { Engine } from './engine.ts'

/** One line on stdin: a JSON-RPC call. The engine's method with this name gets the parameters. */
interface Call {
  id: number
  method: string
  params?: object
}

/** The parts of an error that the CLI reads: a text for people, and Prisma's code (`P3005`) if there is one. */
export interface Failure {
  message: string
  error_code?: string
  is_panic: boolean
}

/** Answers the CLI's calls in order, one at a time, until it closes stdin. The first call starts the engine. */
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
      // Both read the result of the migrations from a cache, and only a diagnosis fills it.
      await diagnose(engine, params)
      return engine.invoke(method, params)
    case 'diff':
      return diff(engine, params)
    default:
      return engine.invoke(method, params)
  }
}

/** Creates the table of migrations first if it is missing. The native engine does this too, the WebAssembly one does not. */
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
  // The message ends with a position in the engine's source, which does not help users.
  const message = error.message.replace(/\n\s*0: [\s\S]*$/, '')
  return { message, is_panic: error.name === 'RuntimeError', ...code }
}

function send(message: object): void {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
}
