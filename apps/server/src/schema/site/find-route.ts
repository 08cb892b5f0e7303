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
  permanent: boolean
}

/** What stands at a path; of anything but a redirect its own path too. */
export type RouteTarget =
  | { type: 'Article'; node: ArticleNode; path: string }
  | { type: 'Author'; node: AuthorNode; path: string }
  | { type: 'Category'; node: CategoryNode; path: string }
  | { type: 'Tag'; node: TagNode; path: string }
  | { type: 'Redirect'; redirect: Redirect }

/** Longer chains lead nowhere, as those that go round do. */
const mostHops = 10

/** An article, else a listing, else where a redirect leads in the end; null where there is nothing that may be seen. */
export function findRoute(reader: Reader, asked: string, hops = mostHops): Awaitable<RouteTarget | null> {
  const path = urlPath(asked)
  return after(reader.routes.articleAt(path), (article): Awaitable<RouteTarget | null> => {
    if (article) return { type: 'Article', node: article, path: article.path }
    return after(listing(reader, path), (found): Awaitable<RouteTarget | null> => {
      if (found) return found
      return after(reader.routes.redirectFrom(path), (redirection) =>
        redirection && hops > 0 ? followed(reader, path, redirection, hops) : null,
      )
    })
  })
}

function listing(reader: Reader, path: string): Awaitable<RouteTarget | null> {
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

function followed(reader: Reader, from: string, redirection: Redirection, hops: number): Awaitable<RouteTarget | null> {
  const { to, toArticle, permanent } = redirection
  const answer = (end: string, holds = permanent): RouteTarget => ({
    type: 'Redirect',
    redirect: { from, to: end, permanent: holds },
  })
  if (toArticle || /^https?:/i.test(to)) return answer(to)
  return after(findRoute(reader, to, hops - 1), (end): Awaitable<RouteTarget | null> => {
    if (end?.type === 'Redirect') return answer(end.redirect.to, permanent && end.redirect.permanent)
    if (end) return answer(end.path)
    // What the archive knows and the asker may not see, or what goes round. Of other paths it knows nothing.
    if (parseListingPath(urlPath(to))) return null
    return after(reader.routes.isTaken(urlPath(to)), (taken) => (taken ? null : answer(to)))
  })
}
