import { realpath } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isAbsolute, join, relative, sep } from 'node:path'
import type { ImageNode, Reader, Viewer } from '@broadsheet/database'
import { allowedOrigin, type CorsOrigins } from './cors-origin.ts'

export interface MediaOptions {
  /** The folder that the archive was made from. */
  contentDir: string
  openSnapshot: (viewer: Viewer) => Reader
  isPreview: (authorization: string | null | undefined) => boolean
  /** Milliseconds since 1970. */
  clock: () => number
  corsOrigins: CorsOrigins
}

export const mediaPrefix = '/media/'

/**
 * Sends pictures of the content folder: those that the database knows and that the asker may see, and nothing else.
 * Whatever else is asked for is 404 alike, so that nobody learns what is there. The promise fails where the database
 * does.
 */
export function mediaHandler({ contentDir, openSnapshot, isPreview, clock, corsOrigins }: MediaOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.setHeader('X-Content-Type-Options', 'nosniff')
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end()
      return
    }
    const preview = isPreview(request.headers.authorization)
    const file = fileOf(request.url ?? '')
    const picture = file && (await localPicture(file, openSnapshot({ preview, now: clock() })))
    const place = picture && (await placeOf(contentDir, file))
    if (!picture || !place) {
      response.writeHead(404).end()
      return
    }
    const origin = allowedOrigin(corsOrigins, request.headers.origin)
    if (origin) response.setHeader('Access-Control-Allow-Origin', origin)
    response.setHeader('Vary', 'Authorization, Origin')
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
    response.setHeader('Cache-Control', preview ? 'private, no-store' : 'public, max-age=300')
    response.setHeader('Content-Type', picture.mimeType)
    // An SVG can carry scripts: opened by itself it runs none.
    if (picture.mimeType === 'image/svg+xml') response.setHeader('Content-Security-Policy', 'sandbox')
    // Loaded with the first picture that is asked for: the start is the shorter for it.
    const { default: send } = await import('send')
    send(request, encoded(place.path), { root: place.root, dotfiles: 'allow', index: false, cacheControl: false }).pipe(
      response,
    )
  }
}

/** The path within the content folder that an address names; null for what is no plain path. */
function fileOf(address: string): string | null {
  const [path = ''] = address.slice(mediaPrefix.length).split(/[?#]/, 1)
  const segments = path.split('/').map(decoded)
  return segments.some((segment) => /^\.{0,2}$|[/\\\0]/.test(segment)) ? null : segments.join('/')
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    // A stray %: no name of a file is written so, and the empty one is refused.
    return ''
  }
}

function encoded(path: string): string {
  return path.split(/[/\\]/).map(encodeURIComponent).join('/')
}

async function localPicture(file: string, reader: Reader): Promise<(ImageNode & { mimeType: string }) | null> {
  try {
    const picture = await reader.images.one({ url: mediaPrefix + encoded(file) })
    const { mimeType = null } = picture ?? {}
    // A file whose header is no picture's has no type, whatever its name.
    return picture?.status === 'LOCAL' && mimeType?.startsWith('image/') ? { ...picture, mimeType } : null
  } finally {
    reader.release()
  }
}

/** Where the file really is; null where it is gone, or a link leads out of the folder. */
async function placeOf(contentDir: string, file: string): Promise<{ root: string; path: string } | null> {
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
