/**
 * The thread that owns an import's connection to PostgreSQL. The import itself is synchronous: it sends batches of
 * statements here, and waits only for those whose result it needs.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { Client } from 'pg'
import { Pipeline, Preparation, type Prepared } from './pipeline.ts'
import {
  type Answer,
  type Batch,
  FAILED,
  type Failure,
  FINISHED,
  type Step,
  type ThreadData,
} from './thread-messages.ts'

const { url, state, port }: ThreadData = workerData
const client = new Client({ connectionString: url, application_name: 'broadsheet import', keepAlive: true })
const prepared = new Map<string, Prepared>()
let connected: Promise<unknown> | undefined
let failure: Failure | undefined
let running = Promise.resolve()

parentPort?.on('message', (batch: Batch | 'end') => {
  running = running.then(() => (batch === 'end' ? end() : answer(batch)))
})
// Without this, a connection that breaks while no statement runs would end the process.
client.on('error', fail)

async function answer({ steps, isAwaited }: Batch): Promise<void> {
  let result: Answer | undefined
  if (failure === undefined) {
    try {
      result = await run(steps)
    } catch (error) {
      fail(error)
    }
  }
  if (isAwaited) port.postMessage(result ?? { rows: [], count: 0, ...(failure && { error: failure }) })
  Atomics.add(state, FINISHED, 1)
  Atomics.notify(state, FINISHED)
}

async function run(steps: Step[]): Promise<Answer> {
  connected ??= client.connect()
  await connected
  let sent = 0
  for (const [at, step] of steps.entries()) {
    if ('rows' in step || prepared.has(step.text)) continue
    // The steps before it may create a table that it uses.
    if (at > sent) await send(steps.slice(sent, at))
    sent = at
    await prepare(step.text)
  }
  return send(steps.slice(sent))
}

function send(steps: Step[]): Promise<Answer> {
  return client.query(new Pipeline(steps, prepared)).result
}

async function prepare(text: string): Promise<void> {
  prepared.set(text, await client.query(new Preparation(text, `s${prepared.size}`)).result)
}

/** The transaction is lost, so no later batch can succeed. */
function fail(error: unknown): void {
  const member = (name: string) => (error instanceof Error ? String(Reflect.get(error, name) ?? '') : '')
  failure ??= { message: member('message') || String(error), code: member('code'), where: member('where') }
  Atomics.store(state, FAILED, 1)
}

async function end(): Promise<void> {
  await client.end().catch(fail)
  parentPort?.close()
  port.close()
}
