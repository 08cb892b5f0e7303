import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { loadSharp, maxPixels } from '@broadsheet/images'
import type { Sharp } from 'sharp'
import type { ImageTransform } from './image-transform.ts'

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
