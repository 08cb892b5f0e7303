import type { ImageFile } from '@broadsheet/database'
import { type ImageDelivery, srcSet } from '../../transforms/image-delivery.ts'
import { decodeAttribute, encodeAttribute } from './html-entities.ts'

const image = /<img\b([^>]*?)\s*\/?>/gi

export interface ResponsiveOptions {
  /** The value of `sizes`. */
  readonly sizes: string
  /** The images of the article, by the address in the HTML. */
  readonly files: ReadonlyMap<string, ImageFile>
  readonly publicUrl: string
  readonly delivery: ImageDelivery
}

/**
 * Adds `srcset` and `sizes` to each `<img>` of sanitized HTML whose file this server transforms, so that a small screen loads
 * a small file. Images with a `srcset` of their own stay as they are.
 */
export function withSrcSet(html: string, { sizes, files, publicUrl, delivery }: ResponsiveOptions): string {
  return html.replace(image, (tag: string, attributes: string) => {
    const file = files.get(decodeAttribute(/ src="([^"]*)"/.exec(attributes)?.[1] ?? ''))
    if (file === undefined || / srcset="/.test(attributes)) return tag
    // A service gets absolute addresses. Addresses of this server become absolute later, if the client wants that.
    const base = delivery.template === null ? '' : publicUrl
    const set = srcSet(file, null, {}, base, delivery)
    if (set === null) return tag
    return `<img${attributes} srcset="${encodeAttribute(set)}" sizes="${encodeAttribute(sizes)}" />`
  })
}
