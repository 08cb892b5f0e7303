import { hash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { TrustedDocuments } from './trusted-documents.ts'

/** The most characters of automatic persisted queries, all together and each. */
const maxCharacters = 4_000_000
const maxDocument = 100_000

/** The parameters of a request that name its document. Their values are not checked yet. */
export interface DocumentParams {
  query?: unknown
  documentId?: unknown
  extensions?: unknown
}

/** The reason why a request has no document that may run. */
export type DocumentProblem =
  | 'PERSISTED_QUERY_NOT_FOUND'
  | 'PERSISTED_QUERY_NOT_SUPPORTED'
  | 'PERSISTED_QUERY_HASH_MISMATCH'
  | 'DOCUMENT_NOT_FOUND'
  | 'DOCUMENT_NOT_TRUSTED'

/** The text of a document, or the reason why there is none. */
export type FoundDocument = { query: string } | { problem: DocumentProblem }

export interface DocumentStoreOptions {
  /** Null: the operator has named none. */
  trusted: TrustedDocuments | null
  /** Whether only trusted documents run. */
  isTrustedOnly: boolean
}

/** Every document runs. */
export const noTrustedDocuments: DocumentStoreOptions = { trusted: null, isTrustedOnly: false }

/**
 * Documents that clients name by their SHA-256 instead of sending them: trusted ones by `documentId`, and automatic persisted
 * queries by `extensions.persistedQuery`, which clients send once.
 */
export class DocumentStore {
  readonly #trusted: TrustedDocuments
  readonly #isTrustedOnly: boolean
  readonly #automatic = new LRUCache<string, string>({
    maxSize: maxCharacters,
    sizeCalculation: (text) => text.length + 1,
  })

  constructor({ trusted, isTrustedOnly }: DocumentStoreOptions) {
    this.#trusted = trusted ?? new Map()
    this.#isTrustedOnly = isTrustedOnly
  }

  /**
   * Finds the document of a request.
   * @returns null if the request names none and has no `query` either
   */
  find({ query, documentId, extensions }: DocumentParams): FoundDocument | null {
    const text = typeof query === 'string' && query !== '' ? query : null
    if (typeof documentId === 'string') return this.#byId(documentId, text)
    const persisted = persistedHash(extensions)
    if (persisted !== null) return this.#persisted(persisted, text)
    if (text === null) return null
    return this.#isTrustedOnly && !this.#trusted.has(hash('sha256', text))
      ? { problem: 'DOCUMENT_NOT_TRUSTED' }
      : { query: text }
  }

  /** GraphQL over HTTP allows a prefix with the name of the hash. */
  #byId(documentId: string, text: string | null): FoundDocument {
    const id = documentId.replace(/^sha256:/, '').toLowerCase()
    const known = this.#trusted.get(id) ?? this.#automatic.get(id)
    if (known === undefined) return { problem: 'DOCUMENT_NOT_FOUND' }
    return text === null || text === known ? { query: known } : { problem: 'PERSISTED_QUERY_HASH_MISMATCH' }
  }

  /** Apollo's protocol: a client sends the hash alone, and the text too after `PERSISTED_QUERY_NOT_FOUND`. */
  #persisted(id: string, text: string | null): FoundDocument {
    if (text === null) {
      const known = this.#trusted.get(id) ?? this.#automatic.get(id)
      if (known !== undefined) return { query: known }
      return { problem: this.#isTrustedOnly ? 'PERSISTED_QUERY_NOT_SUPPORTED' : 'PERSISTED_QUERY_NOT_FOUND' }
    }
    if (this.#automatic.get(id) === text || this.#trusted.get(id) === text) return { query: text }
    if (hash('sha256', text) !== id) return { problem: 'PERSISTED_QUERY_HASH_MISMATCH' }
    if (this.#isTrustedOnly) return { problem: 'DOCUMENT_NOT_TRUSTED' }
    if (text.length <= maxDocument) this.#automatic.set(id, text)
    return { query: text }
  }
}

function persistedHash(extensions: unknown): string | null {
  const persisted = property(extensions, 'persistedQuery')
  const id = property(persisted, 'sha256Hash')
  return typeof id === 'string' ? id.toLowerCase() : null
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
