import type { Archive } from '@broadsheet/client'
import { FeedDocument, TermFeedDocument } from '@broadsheet/client/text'
import type { ArticleWhere, FeedEntryFragment } from '@broadsheet/client/types'
import { absoluteAddress } from '../html/address.ts'
import { type FeedAddress, feedPath, mediaTypes } from '../parts/feed-address.ts'
import { siteName } from '../parts/layout.ts'
import type { FileAnswer, PageContext } from '../parts/page.ts'
import { type Feed, feedEntries } from './feed.ts'
import { feedText } from './feed-text.ts'

/** How many articles a feed has. Feed readers ask every hour or so. */
const feedSize = 20

/**
 * Returns the feed of the whole archive, in one language with `?lang=en`, or of a category, a tag or an author.
 * @returns null if there is no such list
 */
export async function findFeed(
  context: PageContext,
  api: Archive,
  address: FeedAddress,
  search: URLSearchParams,
): Promise<FileAnswer | null> {
  const feed = address.list === '/' ? await siteFeed(context, api, search) : await termFeed(context, api, address.list)
  if (feed === null) return null
  const { articles, lang, path, title, description } = feed
  const entries = feedEntries(context, articles)
  const at = (target: string) => absoluteAddress(context.siteUrl, target)
  const query = path === '/' && lang !== null ? `?lang=${encodeURIComponent(lang)}` : ''
  const whole: Feed = {
    title,
    description: description ?? title,
    home: at(path) + query,
    self: at(feedPath({ list: path, format: address.format })) + query,
    lang: lang ?? context.lang,
    siteName: siteName(context),
    updatedAt: new Date(Math.max(0, ...entries.map(({ updatedAt }) => updatedAt.getTime()))),
    entries,
  }
  return { status: 200, type: mediaTypes[address.format], body: await feedText(whole, address.format) }
}

interface ListOfFeed {
  title: string
  description: string | null
  path: string
  /** The only language of the feed; null if there may be several. */
  lang: string | null
  articles: readonly FeedEntryFragment[]
}

/** Posts alone, if the archive has any: the pages of a blog, such as "About", are not news. */
async function siteFeed(context: PageContext, api: Archive, search: URLSearchParams): Promise<ListOfFeed> {
  const asked = search.get('lang')
  const lang = asked !== null && context.frame.site.langs.includes(asked) ? asked : null
  const where: ArticleWhere = lang === null ? {} : { lang: { eq: lang } }
  const posts = await newest(context, api, { ...where, kind: ['POST'] })
  return {
    title: siteName(context),
    description: context.frame.site.description,
    path: '/',
    lang,
    articles: posts.length > 0 ? posts : await newest(context, api, where),
  }
}

async function newest(context: PageContext, api: Archive, where: ArticleWhere): Promise<FeedEntryFragment[]> {
  const { articles } = await api.request(FeedDocument, { where, ...feedVariables(context) })
  return articles.nodes
}

async function termFeed(context: PageContext, api: Archive, path: string): Promise<ListOfFeed | null> {
  const { route } = await api.request(TermFeedDocument, { path, ...feedVariables(context) })
  if (route === null || !('articles' in route)) return null
  const description =
    route.__typename === 'Category' ? route.description : route.__typename === 'Author' ? route.bio : null
  return {
    title: `${route.name} — ${siteName(context)}`,
    description,
    path: route.path,
    lang: null,
    articles: route.articles.nodes,
  }
}

function feedVariables({ frame }: PageContext): { first: number; full: boolean } {
  return { first: feedSize, full: frame.site.feedContent === 'FULL' }
}
