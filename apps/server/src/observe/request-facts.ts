import { hash } from 'node:crypto'
import { LRUCache } from 'lru-cache'

/** The kind of a request, as metrics count it. */
export type RequestKind = 'graphql' | 'media' | 'page' | 'probe'

/**
 * The parts of a request's work. `wait` is the time before a thread, or this process, was free for it. `sql` is a part of
 * `run`.
 */
export type StepName = 'wait' | 'parse' | 'validate' | 'cost' | 'run' | 'sql' | 'serialise'

/** One part of a request's work. Times are in milliseconds, as `performance.now()` gives them. */
export interface Step {
  readonly name: StepName
  readonly started: number
  readonly ended: number
  /** The SQL statement, without its values, and the number of its rows. */
  readonly statement?: { readonly text: string; readonly rows: number }
}

/** The facts about one request that the log and the metrics show. The parts that answer it fill them in. */
export interface RequestFacts {
  /** The name that the client gave its operation. Null if it has none, or if the request is not for GraphQL. */
  operation: string | null
  /** A hash of the operation's document, to find it again without printing it. */
  document: string | null
  /** The points of the operation, or of all operations that the request ran. */
  cost: number | null
  /** Whether the response came from the cache. Null if it was not looked for there. */
  cacheHit: boolean | null
  /** The codes of the errors in the answer. */
  errors: string[]
  /** The number of SQL statements. */
  statements: number
  /** The steps of the request's work. */
  steps: Step[]
}

/** The property of a response that holds its facts. A WeakMap would cost several times as much. */
const property = Symbol('facts')

interface WithFacts {
  [property]?: RequestFacts
}

/** Starts to collect facts for a response. Without it, nothing is collected for it. */
export function collectFacts(response: object): RequestFacts {
  const facts: RequestFacts = {
    operation: null,
    document: null,
    cost: null,
    cacheHit: null,
    errors: [],
    statements: 0,
    steps: [],
  }
  Object.assign(response, { [property]: facts })
  return facts
}

/** Returns the facts of a response, if they are collected. */
export function factsOf(response: object | undefined): RequestFacts | undefined {
  // Only this module sets the property.
  return (response as WithFacts | undefined)?.[property]
}

/** Notes which operation a request asks for. */
export function noteOperation(
  response: object | undefined,
  query: string | undefined,
  name: string | null | undefined,
): void {
  const facts = factsOf(response)
  if (!facts || !query) return
  let known = documents.get(query)
  if (known === undefined) {
    known = namesOf(query)
    documents.set(query, known)
  }
  facts.document = known.document
  facts.operation = name || known.operation
}

interface DocumentNames {
  readonly document: string
  readonly operation: string | null
}

/** Document text → how the log names it. Bounded by the total length of the texts. */
const documents = new LRUCache<string, DocumentNames>({
  maxSize: 1_000_000,
  sizeCalculation: (_names, text) => text.length + 100,
})

function namesOf(query: string): DocumentNames {
  return {
    document: hash('sha256', query, 'hex').slice(0, 16),
    operation: /^\s*(?:query|subscription)\s+(\w+)/.exec(query)?.[1] ?? null,
  }
}

/** Notes the points of an operation. A batch or a page has several. */
export function noteCost(response: object | undefined, points: number): void {
  const facts = factsOf(response)
  if (facts) facts.cost = (facts.cost ?? 0) + points
}

/** Notes whether the response was in the cache. */
export function noteLookup(response: object, isHit: boolean): void {
  const facts = factsOf(response)
  if (facts) facts.cacheHit = isHit
}

/** Notes the codes of the errors of an answer. */
export function noteErrors(
  response: object | undefined,
  errors: readonly { extensions?: Readonly<Record<string, unknown>> }[] | undefined,
): void {
  const facts = factsOf(response)
  if (facts && errors) facts.errors = errors.map(({ extensions }) => String(extensions?.code ?? 'UNKNOWN'))
}
