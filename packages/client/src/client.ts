import type { TypedDocumentString } from './operations/text.ts'

/** A GraphQL request, as a front end sends it by POST. */
export interface GraphqlRequest {
  query: string
  variables: Readonly<Record<string, unknown>>
}

/** Sends a GraphQL request and returns the body of the answer, which is JSON. */
export type SendRequest = (request: GraphqlRequest) => Promise<string>

/** The API refused a request or could not answer it. */
export class ApiError extends Error {
  override name = 'ApiError'
  /** `extensions.code` of the first error: `SERVER_BUSY`. Empty if it has none. */
  readonly code: string
  readonly errors: readonly GraphqlError[]

  constructor(errors: readonly GraphqlError[]) {
    super(errors.map(({ message }) => message).join('; ') || 'The answer has neither data nor errors.')
    this.code = errors[0]?.extensions?.code ?? ''
    this.errors = errors
  }
}

export interface GraphqlError {
  message: string
  path?: readonly (string | number)[]
  extensions?: { code?: string }
}

/** The variables of a document as arguments: none are needed if each of them is optional. */
export type VariablesOf<Variables> =
  Record<never, never> extends Variables ? [variables?: Variables] : [variables: Variables]

/** The GraphQL API of an archive. It sends typed documents and returns their data. */
export class Archive {
  readonly #send: SendRequest

  /** @param send sends each request: `httpTransport(url)`, or another way to the server */
  constructor(send: SendRequest) {
    this.#send = send
  }

  /**
   * Sends a typed document and returns its data.
   * @throws ApiError if the answer has errors
   */
  async request<Data, Variables extends Readonly<Record<string, unknown>>>(
    document: TypedDocumentString<Data, Variables>,
    ...[variables]: VariablesOf<Variables>
  ): Promise<Data> {
    const text = await this.#send({ query: document.toString(), variables: variables ?? {} })
    // The API answers in this shape (GraphQL's specification, section 7), and the document's type is generated from its schema.
    const answer = JSON.parse(text) as { data?: Data | null; errors?: GraphqlError[] }
    if (answer.errors || !answer.data) throw new ApiError(answer.errors ?? [])
    return answer.data
  }
}
