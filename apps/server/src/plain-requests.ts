import type { IncomingMessage } from 'node:http'
import { type DocumentNode, Kind, OperationTypeNode, parse } from 'graphql'
import type { GraphQLParams } from 'graphql-yoga'
import { LRUCache } from 'lru-cache'
import { maxTokens } from './limits.ts'

/**
 * A plain request is one operation asked by GET or by POST of JSON and answered with JSON: what nearly every client
 * sends. It needs none of what Yoga's HTTP layer is for. Whatever is not plain, or not well formed, is left to it.
 */
const mostBytes = 256 * 1024

/** Whether the request may be plain: by its method and headers, before anything of its body is read. */
export function looksPlain({ method, headers, url = '' }: IncomingMessage): boolean {
  if (method === 'GET') return url.includes('query=') && !headers.accept?.includes('text/html')
  if (method !== 'POST' || headers['content-encoding'] !== undefined) return false
  const type = headers['content-type']
  // Without a length a body could grow beyond what may be read at once.
  return (
    (type === 'application/json' || type?.startsWith('application/json;') === true) &&
    Number(headers['content-length']) <= mostBytes
  )
}

/** Calls back with the whole body of a request that looks plain; never, where the client goes away before its end. */
export function readBody(request: IncomingMessage, whole: (body: Buffer) => void): void {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => whole(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)))
}

/** What is asked: null where it isn't plain after all. `text` is the body, or of a GET the URL's query. */
export function paramsOf(method: string | undefined, text: string): GraphQLParams | null {
  try {
    const params = method === 'GET' ? fromQuery(text) : JSON.parse(text)
    return typeof params?.query === 'string' && isPlainDocument(params.query) ? params : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function fromQuery(text: string): GraphQLParams {
  const search = new URLSearchParams(text)
  const json = (name: string) => {
    const value = search.get(name)
    return value ? JSON.parse(value) : undefined
  }
  const given = {
    query: search.get('query'),
    operationName: search.get('operationName'),
    variables: json('variables'),
    extensions: json('extensions'),
  }
  // As Yoga reads a query: what is empty is not there.
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value))
}

/** By text: whether a document holds queries only. Bounded by its texts' lengths. */
const plainDocuments = new LRUCache<string, boolean>({
  maxSize: 4_000_000,
  sizeCalculation: (_plain, text) => text.length + 1,
})

function isPlainDocument(text: string): boolean {
  let plain = plainDocuments.get(text)
  if (plain === undefined) {
    plain =
      parsed(text)?.definitions.every(
        (definition) =>
          definition.kind !== Kind.OPERATION_DEFINITION || definition.operation === OperationTypeNode.QUERY,
      ) ?? false
    plainDocuments.set(text, plain)
  }
  return plain
}

function parsed(text: string): DocumentNode | null {
  try {
    return parse(text, { maxTokens })
  } catch {
    // Yoga says what is wrong with it.
    return null
  }
}

const json = 'application/json'
const graphqlJson = 'application/graphql-response+json'

/** The media type that Yoga would answer this Accept header with; null where it would not answer with JSON. */
export function mediaTypeFor(accept: string | undefined): string | null {
  if (accept === undefined || accept === json || accept === '*/*') return json
  for (const part of accept.toLowerCase().replace(/\s/g, '').split(',')) {
    const [type, ...parameters] = part.split(';')
    const charset = parameters.find((parameter) => parameter.includes('charset='))
    if (charset !== undefined && charset !== 'charset=utf-8') continue
    if (type === graphqlJson) return graphqlJson
    if (type === json || type === '*/*' || type === 'application/*') return json
  }
  return null
}
