import type { TypedDocumentString } from './operations/text.ts'

/** A GraphQL request, as a front end sends it by POST. */
export interface GraphqlRequest {
  query: string
  variables: Readonly<Record<string, unknown>>
}

/** Sends a GraphQL request and returns the body of the answer, which is JSON. */
export type SendRequest = (request: GraphqlRequest) => Promise<string>

/** The body of an answer of the API. */
export interface GraphqlAnswer {
  data?: unknown
  errors?: readonly GraphqlError[]
}

export interface SubscribeOptions {
  /** Ends the subscription: the loop over it ends without an error. */
  signal?: AbortSignal | undefined
  /**
   * Called when the subscription is open, and again after each interruption. Changes of an interruption are not sent, so read
   * then what you need again.
   */
  onConnect?: (() => void) | undefined
  /** Called when the connection is lost, or cannot be made. The subscription tries again. */
  onDisconnect?: ((reason: unknown) => void) | undefined
}

/** Subscribes, and yields each answer with data. */
export type Listen = (request: GraphqlRequest, options: SubscribeOptions) => AsyncIterable<GraphqlAnswer>

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
  readonly #listen: Listen | undefined

  /**
   * @param send sends each request: `httpTransport(url)`, or another way to the server
   * @param listen opens subscriptions: `eventTransport(url)`. Only `subscribe` needs it.
   */
  constructor(send: SendRequest, listen?: Listen) {
    this.#send = send
    this.#listen = listen
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
  /**
   * Subscribes with a typed document and yields the data of each event: `for await (const { contentChanged } of …)`. It
   * connects again after an interruption. Leave the loop or abort the signal to end it.
   * @throws ApiError if the server refuses the subscription
   */
  async *subscribe<Data, Variables extends Readonly<Record<string, unknown>>>(
    document: TypedDocumentString<Data, Variables>,
    { variables, ...options }: SubscribeOptions & { variables?: Variables } = {},
  ): AsyncGenerator<Data, void> {
    if (!this.#listen)
      throw new TypeError('Subscriptions need a transport: new Archive(httpTransport(url), eventTransport(url))')
    const request = { query: document.toString(), variables: variables ?? {} }
    // The document's type is generated from the schema of the API.
    for await (const { data } of this.#listen(request, options)) yield data as Data
  }
}
