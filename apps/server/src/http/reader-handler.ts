import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import {
  createReader,
  type PageAnswer,
  pageHeaders,
  pathPrefix,
  type Reader,
  type ReaderOptions,
  readerPrefix,
} from '@broadsheet/reader'
import type { Send } from '../agents/ask-archive.ts'
import { unavailableHeaders } from '../graphql/readiness.ts'
import { AnswerTags } from '../schema/builder/answer-tags.ts'
import type { CdnSettings } from '../settings/cache-settings.ts'
import { publicCacheControl, tagHeaders } from './cache-control.ts'
import { CachedResponse } from './cached-response.ts'
import { isNotModified } from './etag.ts'
import { type Encoding, encodingFor } from './negotiation.ts'
import { type PageForm, pageForms } from './page-forms.ts'
import type { PreviewSession } from './preview-session.ts'
import type { ResponseCache } from './response-cache.ts'

export interface ReaderHandlerOptions extends ReaderOptions {
  /** Answers the reader's requests to the GraphQL API. */
  send: Send
  cache: ResponseCache
  preview: PreviewSession
  cdn: CdnSettings
}

const pageType = 'text/html'

/** Serves the reader's pages from the response cache, or else as the reader makes them, and the files that they load. */
export function readerHandler({ cache, preview, cdn, send, ...options }: ReaderHandlerOptions) {
  const reader = createReader(options)
  const sendFile = fileSender(reader)
  const sendForm = formSender({
    send,
    cache,
    preview,
    cdn,
    clock: options.clock,
    prefix: pathPrefix(options.publicUrl),
  })
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end()
      return
    }
    const { url = '/' } = request
    if (url.startsWith(readerPrefix) && sendFile(url.slice(readerPrefix.length), request, response)) return
    if (preview.answer(request, response)) return
    for (const form of pageForms({ ...options, reader }, url, request.headers.accept)) {
      if (await sendForm(form, request, response)) return
    }
    response.writeHead(404).end()
  }
}

interface FormSenderOptions {
  send: Send
  cache: ResponseCache
  preview: PreviewSession
  cdn: CdnSettings
  clock: () => number
  /** The path below which clients reach the server: `/archive`. */
  prefix: string
}

/** Returns a function that sends a form of a page from the cache, or as it is made. It returns false if there is none. */
function formSender({ send: ask, cache, preview, cdn, clock, prefix }: FormSenderOptions) {
  return async (form: PageForm, request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const authorization = preview.authorizationOf(request)
    if (authorization !== null) {
      const answer = await form.answer(authorization, ask)
      if (answer) await sendUncached(request, response, answer, prefix)
      return answer !== null
    }
    const { key } = form
    const contentLocation = form.contentLocation && prefix + form.contentLocation
    const generation = cache.current()
    const times = publicCacheControl(cdn, cache.secondsLeft(generation))
    const send = async (page: CachedResponse, lastModified: string | null) => {
      const onCompressed = () => generation.updateSize(key, page)
      await sendPage(request, response, {
        page,
        lastModified,
        times,
        contentLocation,
        tags: tagHeaders(cdn, page.tags),
        onCompressed,
      })
      return true
    }
    const cached = generation.get(key)
    if (cached) return send(cached, generation.lastModified(clock()))
    const tags = cdn.tagHeaders.length > 0 ? new AnswerTags() : null
    const answer = await form.answer(null, (asked) => ask({ ...asked, tags }))
    if (answer === null) return false
    if ('location' in answer || answer.status !== 200) {
      await sendUncached(request, response, answer, prefix)
      return true
    }
    const page = new CachedResponse(answer.type ?? pageType, Buffer.from(answer.body), tags?.names() ?? [])
    const isTimed = 'isTimed' in answer && answer.isTimed === true
    if (!isTimed && generation.admits(key)) cache.store(key, page, generation)
    return send(page, isTimed ? null : generation.lastModified(clock()))
  }
}

async function sendUncached(
  request: IncomingMessage,
  response: ServerResponse,
  answer: PageAnswer,
  prefix: string,
): Promise<void> {
  if ('location' in answer) {
    // A location elsewhere is absolute.
    const location = answer.location.startsWith('/') ? prefix + answer.location : answer.location
    response.writeHead(answer.status, { ...pageHeaders, Location: location }).end()
    return
  }
  const page = new CachedResponse(answer.type ?? pageType, Buffer.from(answer.body))
  const headers: OutgoingHttpHeaders = { ...pageHeaders, 'Cache-Control': 'no-store', Vary: 'Accept-Encoding' }
  if (answer.status === 503) Object.assign(headers, unavailableHeaders)
  await sendBody(request, response, { status: answer.status, headers, page, onCompressed: () => undefined })
}

interface SentPage {
  page: CachedResponse
  /** The header of this name. Null: there is none. */
  lastModified: string | null
  /** The header `Cache-Control` of an answer that any client gets at this address. */
  times: string
  contentLocation: string | null
  /** The headers that name the tags of the page. */
  tags: Record<string, string>
  onCompressed: () => void
}

/** Browsers and proxies ask again for each view, and get 304 while nothing has changed. */
async function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  { page, lastModified, times, contentLocation, tags, onCompressed }: SentPage,
): Promise<void> {
  const headers: OutgoingHttpHeaders = {
    ...pageHeaders,
    ...tags,
    ETag: page.etag,
    // Some CDNs ignore `Vary: Accept`. They would send a browser the Markdown that they keep.
    'Cache-Control': contentLocation === null ? times : 'private, no-cache',
    Vary: 'Accept, Accept-Encoding, Cookie',
    ...(contentLocation !== null && { 'Content-Location': contentLocation }),
    ...(lastModified !== null && { 'Last-Modified': lastModified }),
  }
  if (isNotModified(request, page.etag, lastModified)) {
    response.writeHead(304, headers).end()
    return
  }
  await sendBody(request, response, { status: 200, headers, page, onCompressed })
}

interface SentBody {
  status: number
  /** The headers but those that describe the body. */
  headers: OutgoingHttpHeaders
  page: CachedResponse
  onCompressed: () => void
}

/** Compression takes a millisecond for a page. Sending it plain takes longer on most lines. */
async function sendBody(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, page, onCompressed }: SentBody,
): Promise<void> {
  const { body, encoding } = await page.compressed(request.headers['accept-encoding'], onCompressed)
  if (encoding) headers['Content-Encoding'] = encoding
  headers['Content-Type'] = contentType(page.mediaType)
  headers['Content-Length'] = body.length
  response.writeHead(status, headers).end(bodyFor(request, body))
}

/** Returns a function that sends one of the reader's files, if there is one of this name. Each is compressed once. */
function fileSender(reader: Reader) {
  const compressed = new Map<string, Buffer>()
  const compress = (name: string, body: Buffer, encoding: Encoding): Buffer => {
    const key = `${encoding} ${name}`
    const made = compressed.get(key) ?? (encoding === 'br' ? brotliCompressSync(body) : gzipSync(body))
    compressed.set(key, made)
    return made
  }
  return (name: string, request: IncomingMessage, response: ServerResponse): boolean => {
    const file = reader.file(name)
    if (!file) return false
    const encoding = encodingFor(String(request.headers['accept-encoding'] ?? ''))
    const body = encoding ? compress(name, file.body, encoding) : file.body
    const headers = {
      'Content-Type': file.type,
      'Content-Length': body.length,
      'Cache-Control': 'public, max-age=31536000, immutable',
      ETag: file.etag,
      Vary: 'Accept-Encoding',
      'X-Content-Type-Options': 'nosniff',
      ...(encoding && { 'Content-Encoding': encoding }),
    }
    response.writeHead(200, headers).end(bodyFor(request, body))
    return true
  }
}

function bodyFor({ method }: IncomingMessage, body: Buffer): Buffer | undefined {
  return method === 'HEAD' ? undefined : body
}

function contentType(mediaType: string): string {
  return `${mediaType}; charset=utf-8`
}
