import {
  fits,
  formats,
  type ImageTransform,
  imageTransform,
  TransformError,
  type TransformRequest,
} from './image-transform.ts'

// A transform in the address of an image: `/media/pictures/tug.png?width=640&format=webp&v=3f2a91c07b5d`. `v` is the
// beginning of the file's hash. An address with the hash of the current file never changes its content.

const names = ['width', 'height', 'fit', 'format', 'quality'] as const

/** How many characters of the file's SHA-256 an address has. */
const versionLength = 12

/** Returns the version of a file for addresses. */
export function versionOf(sha256: string): string {
  return sha256.slice(0, versionLength)
}

/** Returns the query of an address, without `?`. Defaults are left out. */
export function transformQuery(transform: ImageTransform, sha256: string): string {
  const { width, height, fit, format, quality } = transform
  const values = {
    width,
    height,
    fit: width !== null && height !== null && fit !== 'cover' ? fit : null,
    format,
    quality: quality === formats[format] ? null : quality,
    v: versionOf(sha256),
  }
  const given = Object.entries(values).filter(([, value]) => value !== null)
  return given.map(([name, value]) => `${name}=${value}`).join('&')
}

/**
 * Parses the query of an address.
 * @returns null if it asks for no transform
 * @throws TransformError if it asks for one that is not allowed
 */
export function parseTransformQuery(query: string, sizes: readonly number[]): ImageTransform | null {
  const search = new URLSearchParams(query)
  if (!names.some((name) => search.has(name))) return null
  const request: TransformRequest = {
    width: numberOf(search, 'width'),
    height: numberOf(search, 'height'),
    quality: numberOf(search, 'quality'),
    fit: oneOf(search, 'fit', fits),
    // The keys of `formats` are its formats.
    format: oneOf(search, 'format', Object.keys(formats) as (keyof typeof formats)[]),
  }
  return imageTransform(request, sizes)
}

function numberOf(search: URLSearchParams, name: string): number | null {
  const text = search.get(name)
  if (text === null) return null
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new TransformError(`${name}: ${shortened(text)} is not a whole number`)
  return Number(text)
}

function oneOf<Value extends string>(search: URLSearchParams, name: string, allowed: readonly Value[]): Value | null {
  const text = search.get(name)
  if (text === null) return null
  const value = allowed.find((one) => one === text)
  if (value === undefined)
    throw new TransformError(`${name}: ${shortened(text)} is not allowed; use one of ${allowed.join(', ')}`)
  return value
}

function shortened(text: string): string {
  return JSON.stringify(text.slice(0, 40))
}
