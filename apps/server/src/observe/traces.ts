import type { IncomingMessage } from 'node:http'
import { createRequire } from 'node:module'
import type { Attributes, Context, Span, Tracer } from '@opentelemetry/api'
import type { RequestFacts, RequestKind, Step, StepName } from './request-facts.ts'
import { parseTraceparent } from './traceparent.ts'

/** Where spans are sent, and how many traces are begun. */
export interface TraceSettings {
  /** The base URL of an OTLP receiver that takes JSON over HTTP, such as `http://localhost:4318`. */
  readonly endpoint: string
  /** The share of requests that begin a trace, from 0 to 1. A caller that has begun one decides for itself. */
  readonly share: number
  /** The database that runs the statements. */
  readonly database: 'sqlite' | 'postgresql'
}

/** How a request ended. Times are in milliseconds, as `performance.now()` gives them. */
export interface EndedRequest {
  readonly kind: RequestKind
  readonly status: number
  readonly ended: number
  readonly facts: RequestFacts
}

/** The trace of one request. */
export interface RequestTrace {
  /** The id of the whole trace: 32 hexadecimal digits. */
  readonly id: string
  /** The header `traceresponse`, by which a client finds the trace: https://w3c.github.io/trace-context/ */
  readonly header: string
  end(request: EndedRequest): void
}

/** Makes spans of requests, and sends them. */
export interface Traces {
  begin(request: IncomingMessage, path: string, started: number): RequestTrace
  /** Sends what is left. */
  close(): Promise<void>
}

/** The names of spans. Those of GraphQL are the conventions of OpenTelemetry's instrumentations. */
const spanNames: Readonly<Record<Exclude<StepName, 'sql'>, string>> = {
  wait: 'broadsheet.wait',
  parse: 'graphql.parse',
  validate: 'graphql.validate',
  cost: 'broadsheet.cost',
  run: 'graphql.execute',
  serialise: 'broadsheet.serialise',
}

const require = createRequire(import.meta.url)

/** Starts to trace. The libraries are loaded here, so that other servers do not load them. */
export function createTraces({ endpoint, share, database }: TraceSettings): Traces {
  const { SpanKind } = require('@opentelemetry/api') as typeof import('@opentelemetry/api')
  const provider = createProvider(endpoint, share)
  const tracer = provider.getTracer('broadsheet')
  return {
    begin(request, path, started) {
      const attributes = { 'http.request.method': request.method ?? '', 'url.path': path }
      const name = `${request.method} ${path.startsWith('/graphql') ? '/graphql' : '*'}`
      const options = { kind: SpanKind.SERVER, startTime: sinceEpoch(started), attributes }
      const span = tracer.startSpan(name, options, contextOf(request))
      const { traceId, spanId, traceFlags } = span.spanContext()
      return {
        id: traceId,
        header: `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`,
        end: (ended) => endSpan(span, tracer, ended, database),
      }
    },
    close: () => provider.shutdown(),
  }
}

function createProvider(endpoint: string, share: number) {
  const sdk = require('@opentelemetry/sdk-trace') as typeof import('@opentelemetry/sdk-trace')
  const { OTLPTraceExporter } =
    require('@opentelemetry/exporter-trace-otlp-http') as typeof import('@opentelemetry/exporter-trace-otlp-http')
  const { defaultResource, detectResources, envDetector, resourceFromAttributes } =
    require('@opentelemetry/resources') as typeof import('@opentelemetry/resources')
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces` })
  const named = resourceFromAttributes({ 'service.name': 'broadsheet', 'process.pid': process.pid })
  return new sdk.TracerProvider({
    resource: defaultResource()
      .merge(named)
      .merge(detectResources({ detectors: [envDetector] })),
    sampler: new sdk.ParentBasedSampler({ root: new sdk.TraceIdRatioBasedSampler(share) }),
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter })],
  })
}

/** Returns the context of the caller, by the header `traceparent`. */
function contextOf(request: IncomingMessage): Context {
  const { ROOT_CONTEXT, trace } = require('@opentelemetry/api') as typeof import('@opentelemetry/api')
  const caller = parseTraceparent(request.headers.traceparent)
  if (caller === null) return ROOT_CONTEXT
  const { traceId, parentId, isSampled } = caller
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId: parentId,
    traceFlags: Number(isSampled),
    isRemote: true,
  })
}

function endSpan(span: Span, tracer: Tracer, request: EndedRequest, database: TraceSettings['database']): void {
  const { SpanStatusCode } = require('@opentelemetry/api') as typeof import('@opentelemetry/api')
  const { kind, status, ended, facts } = request
  if (span.isRecording()) {
    span.setAttributes(attributesOf(kind, status, facts))
    if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
    addSteps(span, tracer, facts.steps, database)
  }
  span.end(sinceEpoch(ended))
}

function attributesOf(kind: RequestKind, status: number, facts: RequestFacts): Attributes {
  const { operation, document, cost, cacheHit, errors, statements } = facts
  return {
    'http.response.status_code': status,
    'broadsheet.kind': kind,
    'broadsheet.statements': statements,
    ...(operation !== null && { 'graphql.operation.name': operation }),
    ...(document !== null && { 'broadsheet.document': document }),
    ...(cost !== null && { 'broadsheet.cost': cost }),
    ...(cacheHit !== null && { 'broadsheet.cache_hit': cacheHit }),
    ...(errors.length > 0 && { 'error.type': errors[0] ?? '', 'broadsheet.errors': errors }),
  }
}

/** Adds a span for each step. Those of statements are below the execution that they belong to. */
function addSteps(root: Span, tracer: Tracer, steps: readonly Step[], database: string): void {
  const { ROOT_CONTEXT, trace, SpanKind } = require('@opentelemetry/api') as typeof import('@opentelemetry/api')
  const below = (span: Span) => trace.setSpan(ROOT_CONTEXT, span)
  const runs: { step: Step; span: Span }[] = []
  for (const step of steps) {
    if (step.name === 'sql') continue
    const span = tracer.startSpan(spanNames[step.name], { startTime: sinceEpoch(step.started) }, below(root))
    if (step.name === 'run') runs.push({ step, span })
    span.end(sinceEpoch(step.ended))
  }
  for (const { started, ended, statement } of steps) {
    if (!statement) continue
    const parent = runs.find(({ step }) => step.started <= started && started <= step.ended)?.span ?? root
    const attributes = {
      'db.system.name': database,
      'db.query.text': statement.text,
      'db.response.returned_rows': statement.rows,
    }
    const options = { kind: SpanKind.CLIENT, startTime: sinceEpoch(started), attributes }
    tracer.startSpan(/^\w+/.exec(statement.text)?.[0] ?? 'SQL', options, below(parent)).end(sinceEpoch(ended))
  }
}

/** Spans have times since 1970. */
function sinceEpoch(milliseconds: number): number {
  return performance.timeOrigin + milliseconds
}
