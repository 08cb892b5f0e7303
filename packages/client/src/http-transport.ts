import type { SendRequest } from './client.ts'

export interface HttpTransportOptions {
  /** The preview token. Only for code on a server: everybody can read a token that a browser sends. */
  token?: string
  /** The function that sends requests. Default: the platform's `fetch`. */
  fetch?: typeof globalThis.fetch
  /** More options of `fetch` for each request: `{ signal }`, or `{ next: { revalidate: 60 } }` in Next.js. */
  init?: RequestInit
}

/** The server answered with something else than GraphQL, such as the page of a proxy. */
export class HttpError extends Error {
  override name = 'HttpError'
  readonly status: number

  constructor(url: string, response: Response) {
    const type = response.headers.get('content-type') ?? 'no content type'
    super(
      `${url} answered with status ${response.status} and ${type} instead of a GraphQL response. Check the address.`,
    )
    this.status = response.status
  }
}

/**
 * Returns a function that sends requests by `fetch`.
 * @param url the address of the API: `http://127.0.0.1:4000/graphql`
 * @throws HttpError (the returned function) if the answer is not JSON
 */
export function httpTransport(url: string, options: HttpTransportOptions = {}): SendRequest {
  const { token, fetch = globalThis.fetch, init } = options
  return async (request) => {
    const headers = new Headers(init?.headers)
    headers.set('content-type', 'application/json')
    headers.set('accept', 'application/graphql-response+json, application/json')
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`)
    const response = await fetch(url, { ...init, method: 'POST', headers, body: JSON.stringify(request) })
    if (!/\bjson\b/.test(response.headers.get('content-type') ?? '')) throw new HttpError(url, response)
    return response.text()
  }
}
