import type { ImageFile } from '@broadsheet/database'
import { shownAddress } from '../../transforms/image-delivery.ts'
import { decodeAttribute, encodeAttribute } from './html-entities.ts'

const image = /<img\b[^>]*>/gi
const source = / src="([^"]*)"/
/** The original's other sizes are on the host that the copy replaces. */
const otherSizes = / (?:srcset|sizes)="[^"]*"/g

/**
 * Shows the copies of remote images in sanitized HTML.
 * @param files the images of the article, by the address in the HTML
 */
export function withCopies(html: string, files: ReadonlyMap<string, ImageFile>): string {
  if (![...files.values()].some(({ served }) => served !== null)) return html
  return html.replace(image, (tag) => {
    const served = files.get(decodeAttribute(source.exec(tag)?.[1] ?? ''))?.served
    if (!served) return tag
    return tag.replace(otherSizes, '').replace(source, () => ` src="${encodeAttribute(served)}"`)
  })
}

/** The same images by the address at which pages show them. */
export function byShownAddress(files: ReadonlyMap<string, ImageFile>): ReadonlyMap<string, ImageFile> {
  return new Map([...files.values()].map((file) => [shownAddress(file), file]))
}
