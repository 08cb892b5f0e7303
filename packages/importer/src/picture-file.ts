import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { disableTypes, imageSize } from 'image-size'

/** What a picture's file says of itself. */
export interface PictureFacts {
  /** In pixels, as shown: a photograph held upright is higher than wide. Null where the header is of no known form. */
  width: number | null
  height: number | null
  mimeType: string | null
  bytes: number
  sha256: string
}

// Its signature is four zeros: half of all broken files would be one.
disableTypes(['tga'])

const mimeTypes = new Map([
  ['avif', 'image/avif'],
  ['bmp', 'image/bmp'],
  ['gif', 'image/gif'],
  ['heic', 'image/heic'],
  ['heif', 'image/heif'],
  ['ico', 'image/x-icon'],
  ['jpg', 'image/jpeg'],
  ['jxl', 'image/jxl'],
  ['png', 'image/png'],
  ['svg', 'image/svg+xml'],
  ['tiff', 'image/tiff'],
  ['webp', 'image/webp'],
])

/** Half a megabyte: a photograph's colour profile and thumbnail may stand before its measures. */
const chunkSize = 512 * 1024

/** Reads a picture once, in pieces: the header for its measures, all of it for its hash. Throws what the disk throws. */
export async function readPicture(path: string): Promise<PictureFacts> {
  const file = await open(path)
  try {
    const hash = createHash('sha256')
    const chunk = Buffer.allocUnsafe(Math.min(chunkSize, Math.max(1, (await file.stat()).size)))
    let measures = noMeasures
    let bytes = 0
    for (;;) {
      const { bytesRead } = await file.read(chunk, 0, chunk.length, bytes)
      if (bytesRead === 0) break
      const read = chunk.subarray(0, bytesRead)
      if (bytes === 0) measures = measure(read)
      hash.update(read)
      bytes += bytesRead
    }
    return { ...measures, bytes, sha256: hash.digest('hex') }
  } finally {
    await file.close()
  }
}

const noMeasures = { width: null, height: null, mimeType: null } as Pick<PictureFacts, 'width' | 'height' | 'mimeType'>

function measure(header: Uint8Array): typeof noMeasures {
  try {
    const { width, height, type, orientation = 1 } = imageSize(header)
    const mimeType = mimeTypes.get(type ?? '') ?? null
    if (mimeType === null) return noMeasures
    // EXIF 5 to 8: the camera was held upright, and every program that shows the picture turns it.
    const [across, down] = orientation >= 5 ? [height, width] : [width, height]
    return { width: pixels(across), height: pixels(down), mimeType }
  } catch {
    return noMeasures
  }
}

function pixels(value: number): number | null {
  return Number.isFinite(value) && value > 0 ? Math.round(value) : null
}
