/** Media types whose pixels are read. SVG has no pixels, and a GIF may be animated. */
const decodable = /^image\/(?:jpeg|png|webp|avif)$/

/** The most pixels of an image that is read: 50 megapixels, which take about 200 MB while they are read. */
export const maxPixels = 50_000_000

/** The most bytes of a file that is read. The whole file is in memory meanwhile. */
const maxBytes = 100_000_000

/** The properties that decide whether the pixels of an image are read. Sizes are in pixels, null if unknown. */
export interface ImageProperties {
  readonly mimeType: string | null
  readonly width: number | null
  readonly height: number | null
  readonly bytes: number | null
}

/** Returns why the pixels of an image are not read, or null if they are. */
export function reasonNotDecoded({ mimeType, width, height, bytes }: ImageProperties): string | null {
  if (!decodable.test(mimeType ?? '')) return `${mimeType ?? 'a file of unknown type'} is not transformed`
  const pixels = (width ?? 0) * (height ?? 0)
  if (pixels === 0) return 'the file has no known size'
  if ((bytes ?? 0) > maxBytes) return `${bytes} bytes are more than ${maxBytes}`
  const megapixels = Math.round(pixels / 1_000_000)
  return pixels > maxPixels ? `${megapixels} megapixels are more than ${maxPixels / 1_000_000}` : null
}
