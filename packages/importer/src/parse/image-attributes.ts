/** The width and height of an image file, in pixels. */
export interface ImageSize {
  readonly width: number
  readonly height: number
}

const image = /<img\b([^>]*?)\s*\/?>/gi

/**
 * Adds what lets a page load well to each `<img>` of sanitized HTML: `loading="lazy"` and `decoding="async"`, and the
 * width and height of the file, so that the page does not move when the image arrives. Attributes of the article stay.
 * An article that sets one of width and height gets the other one in proportion.
 * @param sizes the sizes of the images, by the stored address (`/media/…`, `https:…`)
 */
export function withImageAttributes(html: string, sizes: ReadonlyMap<string, ImageSize>): string {
  return html.replace(image, (_tag, written: string) => {
    // The sanitizer escapes only this character in an address. The others are percent-encoded.
    const size = sizes.get((attributeOf(written, 'src') ?? '').replaceAll('&amp;', '&'))
    const added = [size === undefined ? '' : sizeAttributes(written, size)]
    if (attributeOf(written, 'loading') === null) added.push(' loading="lazy"')
    if (attributeOf(written, 'decoding') === null) added.push(' decoding="async"')
    return `<img${written}${added.join('')} />`
  })
}

function sizeAttributes(written: string, size: ImageSize): string {
  const [width, height] = [attributeOf(written, 'width'), attributeOf(written, 'height')]
  if (width === null && height === null) return ` width="${size.width}" height="${size.height}"`
  // A percentage depends on the page, so the other side does too.
  if (width !== null && height === null && /^\d+$/.test(width))
    return ` height="${Math.round((Number(width) * size.height) / size.width)}"`
  if (height !== null && width === null && /^\d+$/.test(height))
    return ` width="${Math.round((Number(height) * size.width) / size.height)}"`
  return ''
}

function attributeOf(attributes: string, name: string): string | null {
  return new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1] ?? null
}
