import type { TypedDocumentString } from './operations.ts'

/** A GraphQL request, as a front end sends it by POST. */
export interface GraphqlRequest {
  query: string
  variables: Readonly<Record<string, unknown>>
  /** The value of the header `Authorization`. Null: the request sees what is published. */
  authorization: string | null
}

/** Sends a GraphQL request and returns the body of the answer, which is JSON. */
export type SendRequest = (request: GraphqlRequest) => Promise<string>

/** The API refused a request or could not answer it. */
export class ApiError extends Error {
  override name = 'ApiError'
  /** `extensions.code` of the first error: `SERVER_BUSY`. */
  readonly code: string

  constructor(errors: readonly GraphqlError[]) {
    super(errors.map(({ message }) => message).join('; '))
    this.code = errors[0]?.extensions?.code ?? ''
  }
}

interface GraphqlError {
  message: string
  extensions?: { code?: string }
}

/** The archive's GraphQL API, as one visitor sees it. */
export class Api {
  readonly #send: SendRequest
  readonly #authorization: string | null

  constructor(send: SendRequest, authorization: string | null) {
    this.#send = send
    this.#authorization = authorization
  }

  /**
   * Sends a typed document and returns its data.
   * @throws ApiError if the answer has errors
   */
  async request<Data, Variables extends Readonly<Record<string, unknown>>>(
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
  ): Promise<Data> {
    const text = await this.#send({ query: document.toString(), variables, authorization: this.#authorization })
    // The API answers in this shape (GraphQL's specification, section 7), and the document's type is generated from its schema.
    const answer = JSON.parse(text) as { data?: Data | null; errors?: GraphqlError[] }
    if (answer.errors || !answer.data) throw new ApiError(answer.errors ?? [])
    return answer.data
  }
}
