import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Sharp } from 'sharp'
import { type ImageTransform, maxPixels } from './image-transform.ts'

/** How long one transform may take, in seconds. */
const timeout = 15

/** The file is not the one that was imported. The next import brings it. */
export class ChangedFileError extends Error {
  override name = 'ChangedFileError'
}

/** The transform took too long. */
export class TransformTimeoutError extends Error {
  override name = 'TransformTimeoutError'
}

/** The file is not an image that can be transformed. The message says why. */
export class BrokenImageError extends Error {
  override name = 'BrokenImageError'
}

type SharpFactory = typeof import('sharp')['default']
let loading: Promise<SharpFactory> | undefined

/** Loads the library with the first image, to keep the start short. */
function loadSharp(): Promise<SharpFactory> {
  loading ??= import('sharp').then(({ default: sharp }) => {
    // Only these decoders read files: no SVG, no PDF, no ImageMagick, also if a file has another type than it had at the import.
    sharp.block({ operation: ['VipsForeignLoad'] })
    sharp.unblock({
      operation: ['Jpeg', 'Png', 'Webp', 'Heif'].map((name) => `VipsForeignLoad${name}Buffer`),
    })
    // Files are read once, so libvips need not remember them. The caller decides how many images are made at a time.
    sharp.cache(false)
    sharp.concurrency(1)
    return sharp
  })
  return loading
}

/**
 * Makes another form of an image file. It is upright, in sRGB, at most as large as the file, and has no metadata: no place,
 * no camera, no thumbnail.
 * @param sha256 the hash of the file when it was imported, in hexadecimal
 * @throws BrokenImageError, ChangedFileError, TransformTimeoutError
 */
export async function transformFile(path: string, sha256: string, transform: ImageTransform): Promise<Buffer> {
  const [sharp, content] = await Promise.all([loadSharp(), readFile(path)])
  // Results are stored under the hash, so they must be made of this content.
  if (hash('sha256', content) !== sha256) throw new ChangedFileError('the file has changed since the last import')
  const { width, height, fit } = transform
  const image = sharp(content, { limitInputPixels: maxPixels, failOn: 'error', autoOrient: true, sequentialRead: true })
  image.resize({
    ...(width !== null && { width }),
    ...(height !== null && { height }),
    fit: fit === 'cover' ? 'cover' : 'inside',
    withoutEnlargement: true,
  })
  try {
    return await encode(image, transform).timeout({ seconds: timeout }).toBuffer()
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    // The words of libvips for its limit of time.
    throw message.startsWith('timeout:') ? new TransformTimeoutError(message) : new BrokenImageError(message)
  }
}

function encode(image: Sharp, { format, quality }: ImageTransform): Sharp {
  // More effort than this makes a file 3 % smaller in twice the time.
  if (format === 'avif') return image.avif({ quality, effort: 2 })
  if (format === 'webp') return image.webp({ quality })
  // JPEG has no transparency.
  return image.flatten({ background: '#ffffff' }).jpeg({ quality, mozjpeg: true })
}
