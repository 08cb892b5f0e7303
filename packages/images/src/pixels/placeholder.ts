import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { type ImageProperties, maxPixels, reasonNotDecoded } from '../files/decodable.ts'
import { Turns } from '../turns/turns.ts'
import { loadSharp } from './load-sharp.ts'

/** The parts of an image that a page shows until the file is there. */
export interface Placeholder {
  /** The average colour: `#8fa3b0`. Null if parts of the image are transparent. */
  color: string | null
  /** A WebP of at most 16 × 16 pixels, in base64: about 150 characters. */
  preview: string
}

/** The longer side of the preview, in pixels. Browsers blur it when they enlarge it. */
const side = 16
/** At this quality a preview takes 60 to 150 bytes. */
const quality = 30
/** How long one image may take, in seconds. A large photo takes 0.1. */
const timeout = 5

/** Each takes one core. Node has four threads for such work. */
const turns = new Turns(Math.min(4, availableParallelism()))

/**
 * Reads a file and makes its placeholder, a few files at a time.
 * @param properties what `readImageFile` returned for the file
 * @returns null if the file cannot be read, is of another format, or is too large (`reasonNotDecoded`)
 */
export async function readPlaceholder(path: string, properties: ImageProperties): Promise<Placeholder | null> {
  if (reasonNotDecoded(properties) !== null) return null
  return turns.run(async () => {
    const content = await readFile(path).catch(() => null)
    return content && makePlaceholder(content)
  })
}

/**
 * Makes the placeholder of an image of at most 50 megapixels. It is upright, in sRGB, and without metadata.
 * @param content a JPEG, PNG, WebP or AVIF file
 * @returns null if the file is broken, has more pixels, or takes longer than five seconds
 */
export async function makePlaceholder(content: Uint8Array): Promise<Placeholder | null> {
  const sharp = await loadSharp()
  try {
    const { data, info } = await sharp(content, { limitInputPixels: maxPixels, autoOrient: true, sequentialRead: true })
      .resize({ width: side, height: side, fit: 'inside' })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .timeout({ seconds: timeout })
      .toBuffer({ resolveWithObject: true })
    const { width, height } = info
    const preview = await sharp(data, { raw: { width, height, channels: 4 } })
      .webp({ quality })
      .toBuffer()
    return { color: averageColor(data), preview: preview.toString('base64') }
  } catch {
    // The import reports a file that is not an image. A file that ends too early has no placeholder.
    return null
  }
}

/** @param pixels four bytes each: red, green, blue, and how opaque it is */
function averageColor(pixels: Uint8Array): string | null {
  const sums = [0, 0, 0]
  for (let at = 0; at < pixels.length; at += 4) {
    if ((pixels[at + 3] ?? 0) < 250) return null
    for (const channel of [0, 1, 2]) sums[channel] = (sums[channel] ?? 0) + (pixels[at + channel] ?? 0)
  }
  const count = pixels.length / 4
  return `#${sums
    .map((sum) =>
      Math.round(sum / count)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}
