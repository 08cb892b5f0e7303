import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { startServer } from '../started-server.ts'
import { article, createTestSite } from '../test-site.ts'

/** A span as OTLP sends it in JSON. */
interface OtlpSpan {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  startTimeUnixNano: string
  endTimeUnixNano: string
  attributes: { key: string; value: { stringValue?: string; intValue?: number } }[]
}

interface OtlpMessage {
  resourceSpans: { scopeSpans: { spans: OtlpSpan[] }[] }[]
}

/** Receives spans as a collector does. */
async function startReceiver() {
  const spans: OtlpSpan[] = []
  const server = createServer(async (request, response) => {
    if (request.method !== 'POST' || request.url !== '/v1/traces') return response.writeHead(404).end()
    const message: OtlpMessage = JSON.parse(await text(request))
    spans.push(...message.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)))
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}')
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  // The address of a server that listens on a port has a port.
  const { port } = server.address() as AddressInfo
  return {
    spans,
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
const callerId = '00f067aa0ba902b7'

test('a request is one trace, from HTTP to each SQL statement, and continues the trace of its caller', async () => {
  await using receiver = await startReceiver()
  await using site = await createTestSite({ '_posts/a.md': article('A') })
  const server = await startServer(site, { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url })
  const query = 'query Titles { articles { nodes { title } } }'
  const ask = (flags: string) =>
    fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', traceparent: `00-${traceId}-${callerId}-${flags}` },
      body: JSON.stringify({ query, variables: { secret: 'a value' } }),
    })
  const { headers } = await ask('01')
  await ask('00')
  // The server sends what it has when it stops.
  expect(await server.stop()).toBe(0)
  const named = (name: string) => receiver.spans.filter((span) => span.name === name)
  const [root, ...otherRoots] = named('POST /graphql')
  expect(otherRoots).toEqual([])
  expect(root).toMatchObject({ traceId, parentSpanId: callerId })
  expect(headers.get('traceresponse')).toBe(`00-${traceId}-${root?.spanId}-01`)
  expect(headers.get('x-request-id')).toBe(traceId)
  const attribute = (span: OtlpSpan | undefined, key: string) =>
    Object.values(span?.attributes.find((one) => one.key === key)?.value ?? {})[0]
  expect(attribute(root, 'graphql.operation.name')).toBe('Titles')
  expect(attribute(root, 'http.response.status_code')).toBe(200)
  for (const name of [
    'graphql.parse',
    'graphql.validate',
    'broadsheet.cost',
    'graphql.execute',
    'broadsheet.serialise',
  ])
    expect(named(name)).toMatchObject([{ traceId, parentSpanId: root?.spanId }])
  const [execution] = named('graphql.execute')
  const statements = named('SELECT')
  expect(statements.length).toBe(attribute(root, 'broadsheet.statements'))
  for (const statement of statements) {
    expect(statement).toMatchObject({ traceId, parentSpanId: execution?.spanId })
    expect(BigInt(statement.startTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(execution?.startTimeUnixNano ?? 0))
    expect(attribute(statement, 'db.system.name')).toBe('sqlite')
  }
  expect(attribute(statements[0], 'db.query.text')).toContain('SELECT')
  expect(JSON.stringify(receiver.spans)).not.toContain('a value')
})

/** Notes every module that a process loads, and writes their names when it ends. */
function watchModules(folder: string) {
  const [program, list] = [join(folder, 'modules.mjs'), join(folder, 'modules.json')]
  writeFileSync(
    program,
    `import { registerHooks } from 'node:module'
import { writeFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'
const loaded = []
registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) })
if (isMainThread) process.on('exit', () => writeFileSync(${JSON.stringify(list)}, JSON.stringify(loaded)))`,
  )
  return {
    settings: { NODE_OPTIONS: `--import ${pathToFileURL(program).href}` },
    loaded: (): string[] => JSON.parse(readFileSync(list, 'utf8')),
  }
}

test('nothing of OpenTelemetry is loaded if no receiver is configured', async () => {
  await using receiver = await startReceiver()
  await using site = await createTestSite({ '_posts/a.md': article('A') })
  const modules = watchModules(site.contentDir)
  const isTelemetry = (url: string) => url.includes('opentelemetry')
  for (const endpoint of ['', receiver.url]) {
    const server = await startServer(site, { ...modules.settings, OTEL_EXPORTER_OTLP_ENDPOINT: endpoint })
    await fetch(`${server.url}/graphql?query={articles{totalCount}}`)
    expect(await server.stop()).toBe(0)
    expect(modules.loaded().some((url) => url.includes('graphql'))).toBe(true)
    expect(modules.loaded().some(isTelemetry)).toBe(endpoint !== '')
  }
})
