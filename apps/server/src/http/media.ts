import type { IncomingMessage, ServerResponse } from 'node:http'
import { basename, dirname, join } from 'node:path'
import type { ImageNode, Reader, Viewer } from '@broadsheet/database'
import { copyPath, mirroredAt } from '@broadsheet/images'
import { logoType } from '../schema/site/site-look.ts'
import { allowedOrigin, type CorsOrigins } from '../settings/cors-origins.ts'
import type { ImageDelivery } from '../transforms/image-delivery.ts'
import type { ImageTransformerOptions } from '../transforms/image-transformer.ts'
import { OriginalFiles, type OriginalFilesOptions } from '../transforms/original-files.ts'
import { versionOf } from '../transforms/transform-query.ts'
import { type Location, locate } from './locate-file.ts'
import { transformedMedia } from './transformed-media.ts'

export interface MediaOptions {
  /** The content folder that was imported. */
  contentDir: string
  /** The folder of the copies of remote images. */
  mirrorFolder: string
  openSnapshot: (viewer: Viewer) => Reader
  /** Whether a request may see files of articles that are not published. */
  seesDrafts: (request: IncomingMessage) => boolean
  /** Milliseconds since 1970. */
  clock: () => number
  corsOrigins: CorsOrigins
  images: ImageDelivery
  /** Null: images are sent only as they are. */
  imageCache: ImageTransformerOptions | null
  /** Where copies of images without their places are kept. Null: images are sent with the places in their metadata. */
  originals: OriginalFilesOptions | null
}

export const mediaPrefix = '/media/'

/**
 * Serves files of the content folder, copies of remote images, and other forms of images (transformed-media.ts): the logo of the site, and only
 * images, and files that articles link to or play, that are in the database and visible to this request. Everything else gets the same 404, so that a response does not reveal which files exist.
 * @returns a handler whose promise rejects if the database or the file system fails
 */
export function mediaHandler(options: MediaOptions) {
  const { contentDir, mirrorFolder, openSnapshot, seesDrafts, clock, corsOrigins } = options
  const transformed = transformedMedia(options)
  const originals = options.originals && new OriginalFiles(options.originals)
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.setHeader('X-Content-Type-Options', 'nosniff')
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end()
      return
    }
    const [path = '', query = ''] = (request.url ?? '').split('#', 1)[0]?.split(/\?(.*)/s) ?? []
    const transform = transformed.parse(query, response)
    if (transform === 'refused') return
    const preview = seesDrafts(request)
    const copy = mirroredAt(path)
    const file = filePath(path)
    const found = file && (await visibleFile(file, copy, openSnapshot({ preview, now: clock() })))
    const location = found && (await (copy === null ? locate(contentDir, file) : locate(mirrorFolder, copyPath(copy))))
    if (!found || !location) {
      response.writeHead(404).end()
      return
    }
    const origin = allowedOrigin(corsOrigins, request.headers.origin)
    if (origin) response.setHeader('Access-Control-Allow-Origin', origin)
    response.setHeader('Vary', 'Authorization, Cookie, Origin')
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
    response.setHeader('Cache-Control', preview ? 'private, no-store' : cacheControl(query, copy, found.image))
    if (transform !== null && found.image) {
      const made = await transformed.make(join(location.root, location.path), found.image, transform, response)
      if (made === null) return
      response.setHeader('Content-Type', `image/${transform.format}`)
      await sendFile(request, response, { root: dirname(made), path: basename(made) })
      return
    }
    setType(response, found.type, location.path)
    const cleaned = found.image && originals && (await originals.sendable(join(location.root, location.path)))
    await sendFile(request, response, cleaned ? { root: dirname(cleaned), path: basename(cleaned) } : location)
  }
}

/** An address with the version of the current file, and that of a copy, never changes its content. */
function cacheControl(query: string, copy: string | null, image: ImageNode | null): string {
  const version = new URLSearchParams(query).get('v')
  return copy !== null || (image?.sha256 && version === versionOf(image.sha256))
    ? 'public, max-age=31536000, immutable'
    : 'public, max-age=300'
}

async function sendFile(request: IncomingMessage, response: ServerResponse, { root, path }: Location): Promise<void> {
  // Loaded with the first file, to keep the start short.
  const { default: send } = await import('send')
  send(request, encodePath(path), { root, dotfiles: 'allow', index: false, cacheControl: false }).pipe(response)
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
function filePath(path: string): string | null {
  const segments = path.slice(mediaPrefix.length).split('/').map(decodeSegment)
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

interface VisibleFile {
  /** Media type. */
  type: string
  /** Null for a file that is not an image of an article. */
  image: ImageNode | null
}

/**
 * Returns a file that the viewer may see, or null.
 * @param copy the SHA-256 of a copy of a remote image, or null for a file of the content folder
 */
async function visibleFile(file: string, copy: string | null, reader: Reader): Promise<VisibleFile | null> {
  try {
    const by = copy === null ? { url: mediaPrefix + encodePath(file) } : { sha256: copy }
    const image = await reader.images.one(by)
    const { mimeType = null } = image ?? {}
    if (copy !== null) return image !== null && mimeType !== null ? { type: mimeType, image } : null
    // The type of an image comes from its content. A file that only has the name of an image has none.
    if (image?.status === 'LOCAL' && mimeType?.startsWith('image/')) return { type: mimeType, image }
    const type =
      image === null ? ((await reader.attachments.typeOf(file)) ?? logoType(await reader.site.row(), file)) : null
    return type === null ? null : { type, image: null }
  } finally {
    reader.release()
  }
}
