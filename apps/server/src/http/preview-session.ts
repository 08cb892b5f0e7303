import type { IncomingMessage, ServerResponse } from 'node:http'
import { pathPrefix } from '@broadsheet/reader'

/** The address that starts a preview, with `?token=`. */
export const previewPath = '/reader/preview/'
const endPath = '/reader/preview/end'
const cookieName = 'broadsheet-preview'

export interface PreviewSessionOptions {
  isPreview: (authorization: string | null) => boolean
  /** The address of the server for clients. Over https, the cookie is sent over https alone. */
  publicUrl: string
}

/**
 * Lets a person with the preview token read drafts: a link sets the token as a cookie until the browser is closed. Scripts
 * cannot read the cookie, and other sites cannot send it. Only pages and images accept it; the API wants the header.
 */
export class PreviewSession {
  readonly #isPreview: PreviewSessionOptions['isPreview']
  readonly #attributes: string
  readonly #prefix: string

  constructor({ isPreview, publicUrl }: PreviewSessionOptions) {
    this.#isPreview = isPreview
    this.#prefix = pathPrefix(publicUrl)
    this.#attributes = `Path=/; HttpOnly; SameSite=Lax${publicUrl.startsWith('https:') ? '; Secure' : ''}`
  }

  /**
   * Returns the header `Authorization` of a request with a valid token, or the one that its cookie stands for. Null if neither
   * holds a valid token.
   */
  authorizationOf({ headers }: IncomingMessage): string | null {
    const { authorization = null } = headers
    if (this.#isPreview(authorization)) return authorization
    const cookie = headers.cookie?.split('; ').find((part) => part.startsWith(`${cookieName}=`))
    return cookie === undefined ? null : this.#bearer(decoded(cookie.slice(cookieName.length + 1)))
  }

  /** Whether a request has a preview token, in its header, cookie or address, and whether one of them is right. */
  tokenState(request: IncomingMessage): 'none' | 'right' | 'wrong' {
    const { authorization } = request.headers
    const { url = '/' } = request
    const inAddress = url.startsWith(previewPath) ? new URL(`http://reader${url}`).searchParams.get('token') : null
    const hasCookie = request.headers.cookie?.includes(`${cookieName}=`) === true
    if (!/^bearer /i.test(authorization ?? '') && inAddress === null && !hasCookie) return 'none'
    const isRight =
      this.#isPreview(authorization ?? null) ||
      this.authorizationOf(request) !== null ||
      (inAddress !== null && this.#bearer(inAddress) !== null)
    return isRight ? 'right' : 'wrong'
  }

  /** Answers a request that starts or ends a preview. Returns false for every other request, and for a wrong token. */
  answer({ url = '/' }: IncomingMessage, response: ServerResponse): boolean {
    const { pathname, searchParams } = new URL(`http://reader${url}`)
    if (pathname === endPath) {
      this.#move(response, '/', `${cookieName}=; Max-Age=0`)
      return true
    }
    const token = pathname === previewPath ? searchParams.get('token') : null
    if (token === null || this.#bearer(token) === null) return false
    // The new address does not show the token.
    this.#move(response, previewPath, `${cookieName}=${encodeURIComponent(token)}`)
    return true
  }

  #bearer(token: string): string | null {
    const authorization = `Bearer ${token}`
    return this.#isPreview(authorization) ? authorization : null
  }

  #move(response: ServerResponse, location: string, cookie: string): void {
    response
      .writeHead(303, {
        Location: this.#prefix + location,
        'Set-Cookie': `${cookie}; ${this.#attributes}`,
        'Cache-Control': 'no-store',
        'Referrer-Policy': 'no-referrer',
      })
      .end()
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // Malformed percent-encoding is not a token.
    return ''
  }
}
