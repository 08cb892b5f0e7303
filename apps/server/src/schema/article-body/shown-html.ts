import { type ArticleNode, type Awaitable, after } from '@broadsheet/database'
import type { Context } from '../builder/context.ts'
import { withAbsoluteAddresses } from './absolute-addresses.ts'
import { byShownAddress, withCopies } from './image-copies.ts'
import { hasInternalLinks, pathAddress, resolveInternalLinks } from './internal-links.ts'
import { withPlainCode } from './plain-code.ts'
import { withoutRepeatedTitle } from './repeated-title.ts'
import { withSrcSet } from './responsive-images.ts'

/** How a client wants to get the HTML of a body. */
export interface HtmlArgs {
  absoluteImages: boolean
  absoluteLinks: boolean
  highlight: boolean
  skipTitle: boolean
  imageSizes?: string | null | undefined
}

/** The stored HTML of a body, in which links to other articles lead to their paths. */
export function linkedHtml(article: ArticleNode, { reader, tags }: Context): Awaitable<string> {
  return after(reader.articles.bodyPartOf(article, 'html'), (html) => {
    if (!hasInternalLinks(html)) return html
    tags?.addLists()
    return after(reader.articles.linkTargetsOf(article), (targets) => resolveInternalLinks(html, targets))
  })
}

/** Converts the HTML of a body to the form that the arguments ask for. */
export function shownHtml(article: ArticleNode, html: string, args: HtmlArgs, context: Context): Awaitable<string> {
  const titled = args.skipTitle ? withoutRepeatedTitle(html, article.title) : html
  const body = args.highlight ? titled : withPlainCode(titled)
  return after(withFiles(article, body, args, context), (html) => withAddresses(article, html, args, context))
}

/** Completes the images that are files of this server: copies of remote ones, and smaller forms. */
function withFiles(
  article: ArticleNode,
  html: string,
  { imageSizes: sizes }: HtmlArgs,
  { reader, publicUrl, images: delivery }: Context,
): Awaitable<string> {
  const wantsSizes = typeof sizes === 'string' && html.includes('<img')
  if (!wantsSizes && !remoteImage.test(html)) return html
  return after(reader.articles.imageFilesOf(article), (files) => {
    const mirrored = withCopies(html, files)
    return wantsSizes ? withSrcSet(mirrored, { sizes, files: byShownAddress(files), publicUrl, delivery }) : mirrored
  })
}

function withAddresses(
  { path }: ArticleNode,
  html: string,
  { absoluteImages, absoluteLinks }: HtmlArgs,
  { reader, publicUrl, tags }: Context,
): Awaitable<string> {
  const media = absoluteImages ? publicUrl : null
  if (!absoluteLinks && !relativeImage.test(html)) {
    return media === null ? html : withAbsoluteAddresses(html, { media })
  }
  tags?.addSite()
  return after(reader.site.row(), (site) => {
    if (!site?.url) return withAbsoluteAddresses(html, { media })
    const page = { site: site.url, url: site.url + pathAddress(path) }
    return withAbsoluteAddresses(html, {
      media,
      images: absoluteImages ? page : null,
      links: absoluteLinks ? page : null,
    })
  })
}

const remoteImage = /<img\b[^>]*? src="https?:/

/** An image of the site that this server does not have. Only its address needs the site's URL. */
const relativeImage = / (?:src|srcset|poster)="(?!https?:|\/media\/)/
