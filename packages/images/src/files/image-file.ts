import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { svgRoot } from './svg-root.ts'

/** The metadata of an image file. */
export interface ImageMetadata {
  /** Width in pixels as displayed, after applying the EXIF orientation. Null if the format is unknown, or an SVG has no size. */
  width: number | null
  /** Height in pixels as displayed. Null like the width. */
  height: number | null
  mimeType: string | null
  bytes: number
  sha256: string
}

type SizeFinder = typeof import('image-size')['imageSize']
let loading: Promise<SizeFinder> | undefined

/** Loads the library with the first file, to keep the start short. */
function loadSizeFinder(): Promise<SizeFinder> {
  loading ??= import('image-size').then(({ disableTypes, imageSize }) => {
    // Browsers do not show these, so their files need not be parsed. The signature of TGA is four zero bytes, so many broken files
    // would be detected as TGA.
    disableTypes(['cur', 'dds', 'icns', 'j2c', 'jp2', 'jxl-stream', 'ktx', 'pnm', 'psd', 'tga'])
    return imageSize
  })
  return loading
}

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

/** Half a megabyte: a photo can have a colour profile and a thumbnail before its dimensions. */
const chunkSize = 512 * 1024
/**
 * AVIF, HEIF and JPEG XL have their dimensions within a few kilobytes, in a tree of boxes. The library compares the boxes with each
 * other, which takes seconds for a file that was made to have 26,000 in half a megabyte.
 */
const mostBoxes = 64 * 1024

/** Reads an image file once, chunk by chunk: the first chunk for its dimensions, all for its hash. Throws file system errors. */
export async function readImageFile(path: string): Promise<ImageMetadata> {
  const imageSize = await loadSizeFinder()
  const file = await open(path)
  try {
    const hash = createHash('sha256')
    const chunk = Buffer.allocUnsafe(Math.min(chunkSize, Math.max(1, (await file.stat()).size)))
    let format = unknownFormat
    let bytes = 0
    for (;;) {
      const { bytesRead } = await file.read(chunk, 0, chunk.length, bytes)
      if (bytesRead === 0) break
      const data = chunk.subarray(0, bytesRead)
      if (bytes === 0) format = detectFormat(data, imageSize)
      hash.update(data)
      bytes += bytesRead
    }
    return { ...format, bytes, sha256: hash.digest('hex') }
  } finally {
    await file.close()
  }
}

type ImageFormat = Pick<ImageMetadata, 'width' | 'height' | 'mimeType'>
const unknownFormat: ImageFormat = { width: null, height: null, mimeType: null }

/**
 * The library reads no SVG without a size, or with much in front of its root element, and takes a page of HTML with a drawing
 * in it for an SVG.
 */
function detectFormat(header: Uint8Array, imageSize: SizeFinder): ImageFormat {
  const root = svgRoot(header)
  if (root !== null) return { ...sizeOf(root, imageSize), mimeType: 'image/svg+xml' }
  const format = sizeOf(header, imageSize)
  return format.mimeType === 'image/svg+xml' ? unknownFormat : format
}

function sizeOf(header: Uint8Array, imageSize: SizeFinder): ImageFormat {
  try {
    const {
      width,
      height,
      type,
      orientation = 1,
    } = imageSize(hasBoxes(header) ? header.subarray(0, mostBoxes) : header)
    const mimeType = mimeTypes.get(type ?? '') ?? null
    if (mimeType === null) return unknownFormat
    // EXIF orientations 5 to 8 rotate the image by 90 degrees, so width and height change places.
    const [shownWidth, shownHeight] = orientation >= 5 ? [height, width] : [width, height]
    return { width: pixels(shownWidth), height: pixels(shownHeight), mimeType }
  } catch {
    return unknownFormat
  }
}

/** Returns whether a file is a tree of boxes (ISO/IEC 14496-12): the type of the first box is behind its four bytes of length. */
function hasBoxes(header: Uint8Array): boolean {
  return ['ftyp', 'JXL '].includes(String.fromCharCode(...header.subarray(4, 8)))
}

function pixels(value: number): number | null {
  return Number.isFinite(value) && value > 0 ? Math.round(value) : null
}
