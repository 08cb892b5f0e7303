import type { Plugin } from 'graphql-yoga'
import type { DocumentProblem, DocumentStore } from '../documents/document-store.ts'
import { createGraphQLError } from './graphql-yoga.ts'

const messages: Readonly<Record<DocumentProblem, string>> = {
  // Apollo Client compares these two messages.
  PERSISTED_QUERY_NOT_FOUND: 'PersistedQueryNotFound',
  PERSISTED_QUERY_NOT_SUPPORTED: 'PersistedQueryNotSupported',
  PERSISTED_QUERY_HASH_MISMATCH: 'The hash is not the SHA-256 of the query; send the hash of the text as it is sent',
  DOCUMENT_NOT_FOUND:
    'documentId: there is no trusted document with this SHA-256; check TRUSTED_DOCUMENTS of the server',
  DOCUMENT_NOT_TRUSTED:
    'Only trusted documents run here; send documentId with the SHA-256 of one, or add the document to TRUSTED_DOCUMENTS',
}

/** Clients try again after the first two, so the request has not failed. Apollo Server uses the same status. */
const statuses: Readonly<Record<DocumentProblem, number>> = {
  PERSISTED_QUERY_NOT_FOUND: 200,
  PERSISTED_QUERY_NOT_SUPPORTED: 200,
  PERSISTED_QUERY_HASH_MISMATCH: 400,
  DOCUMENT_NOT_FOUND: 404,
  DOCUMENT_NOT_TRUSTED: 403,
}

/** Requests of this process. The reader's documents need no trust. */
const localRequests = new WeakSet<Request>()

/** Lets a request of this process run any document. */
export function trustRequest(request: Request): void {
  localRequests.add(request)
}

/** Yoga plugin that gives a request the document that it names by hash, and refuses documents that may not run. */
export function useDocuments(store: DocumentStore): Plugin {
  return {
    onParams({ params, setParams, request }) {
      if (localRequests.has(request)) return
      const { documentId, ...others } = { documentId: idInUrl(request), ...params }
      const found = store.find({ ...others, documentId })
      if (found === null) return
      if ('query' in found) setParams({ ...others, query: found.query })
      else {
        const { problem } = found
        throw createGraphQLError(messages[problem], {
          extensions: { code: problem, http: { status: statuses[problem] } },
        })
      }
    },
  }
}

/** Yoga reads only the four parameters that it knows from a URL. */
function idInUrl({ method, url }: Request): string | undefined {
  if (method !== 'GET' || !url.includes('documentId=')) return undefined
  return URL.parse(url)?.searchParams.get('documentId') ?? undefined
}
