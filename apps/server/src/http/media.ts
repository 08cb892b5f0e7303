import { realpath } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isAbsolute, join, relative, sep } from 'node:path'
import type { ImageNode, Reader, Viewer } from '@broadsheet/database'
import { allowedOrigin, type CorsOrigins } from '../settings/cors-origins.ts'

export interface MediaOptions {
  /** The content folder that was imported. */
  contentDir: string
  openSnapshot: (viewer: Viewer) => Reader
  isPreview: (authorization: string | null | undefined) => boolean
  /** Milliseconds since 1970. */
  clock: () => number
  corsOrigins: CorsOrigins
}

export const mediaPrefix = '/media/'

/**
 * Serves images of the content folder: only those that are in the database and visible to this request. Everything else
 * gets the same 404, so that a response does not reveal which files exist.
 * @returns a handler whose promise rejects if the database or the file system fails
 */
export function mediaHandler({ contentDir, openSnapshot, isPreview, clock, corsOrigins }: MediaOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.setHeader('X-Content-Type-Options', 'nosniff')
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end()
      return
    }
    const preview = isPreview(request.headers.authorization)
    const file = filePath(request.url ?? '')
    const image = file && (await localImage(file, openSnapshot({ preview, now: clock() })))
    const location = image && (await locate(contentDir, file))
    if (!image || !location) {
      response.writeHead(404).end()
      return
    }
    const origin = allowedOrigin(corsOrigins, request.headers.origin)
    if (origin) response.setHeader('Access-Control-Allow-Origin', origin)
    response.setHeader('Vary', 'Authorization, Origin')
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
    response.setHeader('Cache-Control', preview ? 'private, no-store' : 'public, max-age=300')
    response.setHeader('Content-Type', image.mimeType)
    // An SVG can contain scripts; the sandbox keeps them from running when it is opened as a page.
    if (image.mimeType === 'image/svg+xml') response.setHeader('Content-Security-Policy', 'sandbox')
    // Loaded with the first image, to keep the start short.
    const { default: send } = await import('send')
    send(request, encodePath(location.path), {
      root: location.root,
      dotfiles: 'allow',
      index: false,
      cacheControl: false,
    }).pipe(response)
  }
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

async function localImage(file: string, reader: Reader): Promise<(ImageNode & { mimeType: string }) | null> {
  try {
    const image = await reader.images.one({ url: mediaPrefix + encodePath(file) })
    const { mimeType = null } = image ?? {}
    // The type comes from the content of the file. A file that only has the name of an image has none.
    return image?.status === 'LOCAL' && mimeType?.startsWith('image/') ? { ...image, mimeType } : null
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
