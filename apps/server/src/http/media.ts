import { realpath } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { basename, isAbsolute, join, relative, sep } from 'node:path'
import type { Reader, Viewer } from '@broadsheet/database'
import { allowedOrigin, type CorsOrigins } from '../settings/cors-origins.ts'

export interface MediaOptions {
  /** The content folder that was imported. */
  contentDir: string
  openSnapshot: (viewer: Viewer) => Reader
  /** Whether a request may see files of articles that are not published. */
  seesDrafts: (request: IncomingMessage) => boolean
  /** Milliseconds since 1970. */
  clock: () => number
  corsOrigins: CorsOrigins
}

export const mediaPrefix = '/media/'

/**
 * Serves files of the content folder: only images, and files that articles link to or play, that are in the database and
 * visible to this request. Everything else gets the same 404, so that a response does not reveal which files exist.
 * @returns a handler whose promise rejects if the database or the file system fails
 */
export function mediaHandler({ contentDir, openSnapshot, seesDrafts, clock, corsOrigins }: MediaOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.setHeader('X-Content-Type-Options', 'nosniff')
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end()
      return
    }
    const preview = seesDrafts(request)
    const file = filePath(request.url ?? '')
    const type = file && (await visibleType(file, openSnapshot({ preview, now: clock() })))
    const location = type && (await locate(contentDir, file))
    if (!type || !location) {
      response.writeHead(404).end()
      return
    }
    const origin = allowedOrigin(corsOrigins, request.headers.origin)
    if (origin) response.setHeader('Access-Control-Allow-Origin', origin)
    response.setHeader('Vary', 'Authorization, Cookie, Origin')
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
    response.setHeader('Cache-Control', preview ? 'private, no-store' : 'public, max-age=300')
    setType(response, type, location.path)
    // Loaded with the first file, to keep the start short.
    const { default: send } = await import('send')
    send(request, encodePath(location.path), {
      root: location.root,
      dotfiles: 'allow',
      index: false,
      cacheControl: false,
    }).pipe(response)
  }
}

/** Types that a browser shows. It saves files of all other types, so that it opens none as a page of this server. */
const shown = /^(?:image|audio|video)\/|^application\/pdf$|^text\/vtt$/

function setType(response: ServerResponse, type: string, path: string): void {
  response.setHeader('Content-Type', type.startsWith('text/') ? `${type}; charset=utf-8` : type)
  // An SVG can contain scripts; the sandbox keeps them from running when it is opened as a page. Browsers show no PDF in
  // a sandbox, and run the scripts of a PDF outside of the page's origin.
  if (type !== 'application/pdf') response.setHeader('Content-Security-Policy', 'sandbox')
  if (shown.test(type)) return
  const name = encodeURIComponent(basename(path)).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  response.setHeader('Content-Disposition', `attachment; filename*=UTF-8''${name}`)
}

/** Returns the path within the content folder, or null if the URL does not name a file below it. */
function filePath(url: string): string | null {
  const [path = ''] = url.slice(mediaPrefix.length).split(/[?#]/, 1)
  const segments = path.split('/').map(decodeSegment)
  return segments.some((segment) => /^\.{0,2}$|[/\\\0]/.test(segment)) ? null : segments.join('/')
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    // Malformed percent-encoding names no file. `filePath` refuses the empty segment.
    return ''
  }
}

function encodePath(path: string): string {
  return path.split(/[/\\]/).map(encodeURIComponent).join('/')
}

/** Returns the media type of a file that the viewer may see, or null. */
async function visibleType(file: string, reader: Reader): Promise<string | null> {
  try {
    const image = await reader.images.one({ url: mediaPrefix + encodePath(file) })
    const { mimeType = null } = image ?? {}
    // The type of an image comes from its content. A file that only has the name of an image has none.
    if (image?.status === 'LOCAL' && mimeType?.startsWith('image/')) return mimeType
    return image === null ? await reader.attachments.typeOf(file) : null
  } finally {
    reader.release()
  }
}

/** Resolves symbolic links. Returns null if the file does not exist, or if a link leads out of the content folder. */
async function locate(contentDir: string, file: string): Promise<{ root: string; path: string } | null> {
  try {
    const root = await realpath(contentDir)
    const path = relative(root, await realpath(join(root, file)))
    return isAbsolute(path) || path.split(sep)[0] === '..' ? null : { root, path }
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^(ENOENT|ENOTDIR|ELOOP|ENAMETOOLONG)$/.test(String(error.code)))
      return null
    throw error
  }
}
