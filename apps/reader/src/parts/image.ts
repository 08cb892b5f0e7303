import type { ImageFragment } from '@broadsheet/client/types'
import { type Html, html } from '../html/html.ts'
import type { PageContext } from './page.ts'

export interface ImageOptions {
  /** Text for readers who do not see the image. Empty: it only decorates, as next to a title. */
  alt: string
  /** How wide the page shows the image, as in the attribute `sizes`. */
  sizes: string
  /** Whether the image is in the first view, so that browsers load it first. */
  isFirst?: boolean
}

/** Returns whether an image can be shown: not one whose file is missing or dead. */
export function isShown<Shown extends Pick<ImageFragment, 'status'>>(image: Shown | null | undefined): image is Shown {
  return image !== null && image !== undefined && image.status !== 'MISSING' && image.status !== 'DEAD'
}

/**
 * Shows an image in the box that its surroundings give it. The box has its size before the image is loaded, so nothing
 * moves when it arrives.
 */
export function imageElement(
  context: PageContext,
  image: ImageFragment,
  { alt, sizes, isFirst = false }: ImageOptions,
): Html {
  const { width, height, srcSet, color, placeholder } = image
  const size = width !== null && height !== null && html` width="${width}" height="${height}"`
  const loading = isFirst ? html` fetchpriority="high"` : html` loading="lazy"`
  const candidates = srcSet && html` srcset="${onThisServer(context, srcSet)}" sizes="${sizes}"`
  // Without a color, parts of the image are transparent, and what is behind it would stay visible.
  const behind = color && html` style="background:${color} url(${placeholder}) center/cover"`
  return html`<img src="${onThisServer(context, image.url)}"${candidates} alt="${alt}"${size}${loading} decoding="async"${behind}>`
}

/** The API names local images by its public address. On this server's own pages the path is enough. */
export function onThisServer({ publicUrl }: PageContext, addresses: string): string {
  return addresses.replaceAll(`${publicUrl}/media/`, '/media/')
}

/** The portrait of an author in a circle, or the first letter of the name. */
export function avatar(context: PageContext, author: { name: string; avatar: ImageFragment | null }): Html {
  const { name, avatar: image } = author
  return html`<div class="avatar" aria-hidden="true">${isShown(image) ? imageElement(context, image, { alt: '', sizes: '6rem' }) : [...name][0]}</div>`
}
