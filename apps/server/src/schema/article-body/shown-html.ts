import { type ArticleNode, type Awaitable, after } from '@broadsheet/database'
import type { Context } from '../builder/context.ts'
import { withAbsoluteAddresses } from './absolute-addresses.ts'
import { hasInternalLinks, resolveInternalLinks } from './internal-links.ts'
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
  const responsive = withSrcSets(article, body, args, context)
  return after(responsive, (html) => withAddresses(article, html, args, context))
}

function withSrcSets(
  article: ArticleNode,
  html: string,
  { imageSizes: sizes }: HtmlArgs,
  { reader, publicUrl, images: delivery, tags }: Context,
): Awaitable<string> {
  if (typeof sizes !== 'string' || !html.includes('<img')) return html
  tags?.addLists()
  return after(reader.articles.imageFilesOf(article), (files) =>
    withSrcSet(html, { sizes, files, publicUrl, delivery }),
  )
}

function withAddresses(
  { path }: ArticleNode,
  html: string,
  { absoluteImages, absoluteLinks }: HtmlArgs,
  { reader, publicUrl, tags }: Context,
): Awaitable<string> {
  const media = absoluteImages ? publicUrl : null
  if (!absoluteLinks && !relativeImage.test(html)) {
    return media === null ? html : withAbsoluteAddresses(html, { media, images: null, links: null })
  }
  tags?.addSite()
  return after(reader.site.row(), (site) => {
    const page = site?.url ? (URL.parse(path, site.url)?.href ?? null) : null
    return withAbsoluteAddresses(html, { media, images: media && page, links: absoluteLinks ? page : null })
  })
}

/** An image of the site that this server does not have. Only its address needs the site's URL. */
const relativeImage = / (?:src|srcset|poster)="(?!https?:|\/media\/)/
