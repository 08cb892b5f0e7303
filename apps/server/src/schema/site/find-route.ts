import {
  type ArticleNode,
  type AuthorNode,
  type Awaitable,
  after,
  type CategoryNode,
  type Reader,
  type Redirection,
  type TagNode,
  urlPath,
} from '@broadsheet/database'
import { authorPath, categoryPath, parseListingPath, tagPath } from '../common/page.ts'

export interface Redirect {
  from: string
  to: string
  /** True: status 301. False: status 302. */
  permanent: boolean
}

/** The result of a lookup. Every target except a redirect has its canonical path. */
export type RouteTarget =
  | { type: 'Article'; node: ArticleNode; path: string }
  | { type: 'Author'; node: AuthorNode; path: string }
  | { type: 'Category'; node: CategoryNode; path: string }
  | { type: 'Tag'; node: TagNode; path: string }
  | { type: 'Redirect'; redirect: Redirect }

/** A longer chain of redirects has no target, like a circular one. */
const maxHops = 10

/**
 * Looks up a URL path: first an article, then a listing page, then the final target of redirects.
 * @returns null if there is nothing that the viewer may see
 */
export function findRoute(reader: Reader, requestedPath: string, hops = maxHops): Awaitable<RouteTarget | null> {
  const path = urlPath(requestedPath)
  return after(reader.routes.articleAt(path), (article): Awaitable<RouteTarget | null> => {
    if (article) return { type: 'Article', node: article, path: article.path }
    return after(findListing(reader, path), (listing): Awaitable<RouteTarget | null> => {
      if (listing) return listing
      return after(reader.routes.redirectFrom(path), (redirection) =>
        redirection && hops > 0 ? followRedirect(reader, path, redirection, hops) : null,
      )
    })
  })
}

function findListing(reader: Reader, path: string): Awaitable<RouteTarget | null> {
  const { kind, slug } = parseListingPath(path) ?? { kind: null, slug: '' }
  if (kind === 'authors') {
    return after(reader.authors.one({ slug }), (node) => node && { type: 'Author', node, path: authorPath(node.slug) })
  }
  if (kind === 'categories') {
    return after(
      reader.categories.one({ slug }),
      (node) => node && { type: 'Category', node, path: categoryPath(node.slug) },
    )
  }
  if (kind !== 'tags') return null
  return after(reader.tags.one({ slug }), (node) => node && { type: 'Tag', node, path: tagPath(node.slug) })
}

function followRedirect(
  reader: Reader,
  from: string,
  redirection: Redirection,
  hops: number,
): Awaitable<RouteTarget | null> {
  const { to, toArticle, permanent } = redirection
  const redirectTo = (target: string, isPermanent = permanent): RouteTarget => ({
    type: 'Redirect',
    redirect: { from, to: target, permanent: isPermanent },
  })
  if (toArticle || /^https?:/i.test(to)) return redirectTo(to)
  return after(findRoute(reader, to, hops - 1), (target): Awaitable<RouteTarget | null> => {
    if (target?.type === 'Redirect') return redirectTo(target.redirect.to, permanent && target.redirect.permanent)
    if (target) return redirectTo(target.path)
    // Here `to` is a path that the viewer may not see, a circular redirect, or a path outside the archive. Only the
    // last one is a target: the website itself may serve it.
    if (parseListingPath(urlPath(to))) return null
    return after(reader.routes.isTaken(urlPath(to)), (taken) => (taken ? null : redirectTo(to)))
  })
}
