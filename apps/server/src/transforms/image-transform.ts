/** The image formats that transforms produce, with the quality that each has by default. */
export const formats = { avif: 50, webp: 75, jpeg: 80 } as const
export type TransformFormat = keyof typeof formats

/** How an image fits into width and height: `cover` fills them and cuts off the rest, `contain` stays within them. */
export const fits = ['cover', 'contain'] as const
export type TransformFit = (typeof fits)[number]

/** The qualities that a client may ask for. Few, so that the cache does not hold each image a hundred times. */
export const qualities: readonly number[] = [40, 50, 60, 65, 70, 75, 80, 90]

/**
 * The widths and heights that a client may ask for, in pixels. They have pairs in the usual proportions: 640 × 360,
 * 640 × 480, 1280 × 720.
 */
export const defaultSizes: readonly number[] = [
  ...[160, 240, 320, 360, 480, 540, 640, 720, 800, 960],
  ...[1080, 1200, 1280, 1600, 1920, 2560],
]

/** Another form of an image. */
export interface ImageTransform {
  /** In pixels. Null: as the height and the proportions give it. */
  readonly width: number | null
  readonly height: number | null
  readonly fit: TransformFit
  readonly format: TransformFormat
  readonly quality: number
}

/** A transform as a client asks for it. */
export interface TransformRequest {
  readonly width?: number | null | undefined
  readonly height?: number | null | undefined
  readonly fit?: TransformFit | null | undefined
  readonly format?: TransformFormat | null | undefined
  readonly quality?: number | null | undefined
}

/** A transform that is not allowed. The message names the values that are. */
export class TransformError extends Error {
  override name = 'TransformError'
}

/**
 * Checks a transform and fills in what it leaves out.
 * @param sizes the allowed widths and heights, in pixels
 * @throws TransformError
 */
export function imageTransform(request: TransformRequest, sizes: readonly number[]): ImageTransform {
  const { width = null, height = null } = request
  checkSize('width', width, sizes)
  checkSize('height', height, sizes)
  const format = request.format ?? 'webp'
  const quality = request.quality ?? formats[format]
  if (!qualities.includes(quality)) {
    throw new TransformError(`quality: ${quality} is not allowed; use one of ${qualities.join(', ')}`)
  }
  return { width, height, fit: request.fit ?? 'cover', format, quality }
}

function checkSize(name: string, value: number | null, sizes: readonly number[]): void {
  if (value === null || sizes.includes(value)) return
  throw new TransformError(`${name}: ${value} is not allowed; use one of ${sizes.join(', ')} (pixels)`)
}
