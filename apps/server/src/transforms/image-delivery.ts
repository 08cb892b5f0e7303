import { type ImageProperties, reasonNotDecoded } from '@broadsheet/images'
import { type ImageTransform, imageTransform, type TransformRequest } from './image-transform.ts'
import { transformQuery, versionOf } from './transform-query.ts'

/** How clients get other forms of local images. A plain object, because threads get it too. */
export interface ImageDelivery {
  /** The allowed widths and heights in pixels, in ascending order. */
  readonly sizes: readonly number[]
  /** The address of a service that transforms images, with placeholders. Null: this server does. */
  readonly template: string | null
  /** Whether images are transformed at all. */
  readonly isOn: boolean
}

/** An image as addresses need it. */
export interface AddressedImage extends ImageProperties {
  /** The stored address: `/media/…` for a file of the content folder. */
  readonly url: string
  /** The stored address of the copy that pages show of a remote image. */
  readonly served: string | null
  readonly sha256: string | null
}

/** Returns the stored address of an image that pages show: `/media/…` for a file of the content folder or of the mirror. */
export function shownAddress({ url, served }: Pick<AddressedImage, 'url' | 'served'>): string {
  return served ?? url
}

/** Returns whether an image is a file of this server that this server, or the service of the template, transforms. */
export function canTransform(
  image: AddressedImage,
  { isOn }: ImageDelivery,
): image is AddressedImage & { sha256: string } {
  return isOn && image.sha256 !== null && shownAddress(image).startsWith('/media/') && reasonNotDecoded(image) === null
}

/**
 * Returns the address of another form of an image, or its own address if it is not transformed.
 * @param base the beginning of the address of local images: `https://content.example.org`, or empty for a path
 * @throws TransformError if the transform is not allowed
 */
export function transformedUrl(
  image: AddressedImage,
  request: TransformRequest,
  base: string,
  delivery: ImageDelivery,
): string {
  const transform = imageTransform(request, delivery.sizes)
  const shown = shownAddress(image)
  const url = shown.startsWith('/media/') ? base + shown : shown
  if (!canTransform(image, delivery)) return url
  return delivery.template === null
    ? `${url}?${transformQuery(transform, image.sha256)}`
    : filledTemplate(delivery.template, url, transform, image.sha256)
}

/** A width grows by at least this factor from one candidate of a `srcset` to the next. */
const step = 1.4
/** The smallest width that a `srcset` has by default, in pixels. */
const smallest = 320

/**
 * Returns the value of `srcset`: `…?width=320… 320w, …?width=640… 640w`. Widths above that of the file give the file's
 * own width, once.
 * @param widths null: some of the allowed widths, from 320 pixels on
 * @returns null if the image is not transformed
 * @throws TransformError if a width is not allowed
 */
export function srcSet(
  image: AddressedImage,
  widths: readonly number[] | null,
  request: Omit<TransformRequest, 'width' | 'height'>,
  base: string,
  delivery: ImageDelivery,
): string | null {
  const chosen = [...new Set(widths ?? defaultWidths(delivery.sizes))].sort((a, b) => a - b)
  const urls = chosen.map((width) => ({ width, url: transformedUrl(image, { ...request, width }, base, delivery) }))
  const own = image.width
  if (own === null || !canTransform(image, delivery)) return null
  const smaller = urls.filter(({ width }) => width < own)
  const whole = urls.find(({ width }) => width >= own)
  const candidates = whole ? [...smaller, { ...whole, width: own }] : smaller
  return candidates.map(({ width, url }) => `${url} ${width}w`).join(', ')
}

function defaultWidths(sizes: readonly number[]): number[] {
  const widths: number[] = []
  for (const size of sizes) {
    const last = widths.at(-1)
    if (size >= smallest && (last === undefined || size >= last * step)) widths.push(size)
  }
  return widths.length > 0 ? widths : [...sizes]
}

function filledTemplate(template: string, url: string, transform: ImageTransform, sha256: string): string {
  const { width, height, fit, format, quality } = transform
  const values: Readonly<Record<string, string>> = {
    url: encodeURIComponent(url),
    width: String(width ?? 0),
    height: String(height ?? 0),
    format,
    quality: String(quality),
    version: versionOf(sha256),
  }
  return template.replace(
    /\{(\w+)(?::([^:}]*):([^:}]*))?\}/g,
    (text, name: string, cover?: string, contain?: string) =>
      name === 'fit' ? ((fit === 'cover' ? cover : contain) ?? fit) : (values[name] ?? text),
  )
}

/** The placeholders that a template may have. `fit` may name words of its own: `{fit:fill:fit}`. */
export const templatePlaceholders: readonly string[] = ['url', 'width', 'height', 'fit', 'format', 'quality', 'version']
