import type { IncomingMessage } from 'node:http'
import { type DocumentNode, Kind, OperationTypeNode, parse } from 'graphql'
import type { GraphQLParams } from 'graphql-yoga'
import { LRUCache } from 'lru-cache'
import type { DocumentStore } from '../documents/document-store.ts'
import { costHeader } from '../limits/cost-limit.ts'
import { maxTokens } from '../limits/query-limits.ts'

// A request qualifies for the fast path if it is one GraphQL request by GET, or by POST of JSON, that holds only
// queries and accepts JSON. Nearly every client sends such requests. Everything else, malformed requests included, is
// left to Yoga's HTTP layer.

const maxFastPathBytes = 256 * 1024

/** Returns whether the method and headers of a request allow the fast path. Does not read the body. */
export function mayUseFastPath({ method, headers, url = '' }: IncomingMessage): boolean {
  // The answer has extensions, which the response cache does not keep.
  if (headers[costHeader] !== undefined) return false
  if (method === 'GET')
    return /[?&](?:query|documentId|extensions)=/.test(url) && !headers.accept?.includes('text/html')
  if (method !== 'POST' || headers['content-encoding'] !== undefined) return false
  const type = headers['content-type']
  // Without a Content-Length the body could exceed the limit while it is read.
  return (
    (type === 'application/json' || type?.startsWith('application/json;') === true) &&
    Number(headers['content-length']) <= maxFastPathBytes
  )
}

/** Reads the whole body and passes it on. Never calls back if the client disconnects before the end of the body. */
export function readBody(request: IncomingMessage, onBody: (body: Buffer) => void): void {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => onBody(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)))
}

/**
 * Parses a GraphQL request.
 * @param text the body of a POST, the query string of a GET
 * @param documents finds the document of a request that names it by hash
 * @returns null if the request does not qualify for the fast path after all
 */
export function parseParams(method: string | undefined, text: string, documents: DocumentStore): GraphQLParams | null {
  try {
    const parsed: unknown = method === 'GET' ? parseQueryString(text) : JSON.parse(text)
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null
    const params = parsed as RequestParams
    const found = documents.find(params)
    if (!found || !('query' in found) || !hasOnlyQueries(found.query)) return null
    params.query = found.query
    // An object that loses a property is slow.
    if (params.documentId === undefined) return params
    const { documentId: _hash, ...plain } = params
    return plain
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** Yoga checks the types of the values. */
interface RequestParams extends GraphQLParams {
  documentId?: unknown
}

function parseQueryString(text: string): RequestParams {
  const search = new URLSearchParams(text)
  const parseJson = (name: string) => {
    const value = search.get(name)
    return value ? JSON.parse(value) : undefined
  }
  const params = {
    query: search.get('query'),
    documentId: search.get('documentId'),
    operationName: search.get('operationName'),
    variables: parseJson('variables'),
    extensions: parseJson('extensions'),
  }
  // Yoga treats an empty parameter as missing.
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value))
}

/** Document text → whether it holds only queries. Bounded by the total length of the texts. */
const documents = new LRUCache<string, boolean>({
  maxSize: 4_000_000,
  sizeCalculation: (_onlyQueries, text) => text.length + 1,
})

function hasOnlyQueries(text: string): boolean {
  let onlyQueries = documents.get(text)
  if (onlyQueries === undefined) {
    onlyQueries =
      parseOrNull(text)?.definitions.every(
        (definition) =>
          definition.kind !== Kind.OPERATION_DEFINITION || definition.operation === OperationTypeNode.QUERY,
      ) ?? false
    documents.set(text, onlyQueries)
  }
  return onlyQueries
}

function parseOrNull(text: string): DocumentNode | null {
  try {
    return parse(text, { maxTokens })
  } catch {
    // Yoga's HTTP layer reports the syntax error.
    return null
  }
}
