import type { ArticlePageFragment } from '@broadsheet/client/types'
import { type Html, html } from '../html/html.ts'
import { card } from '../parts/card.ts'
import type { Page, PageContext } from '../parts/page.ts'
import { pageAddress, pager } from '../parts/pager.ts'

export interface ListOptions {
  title: string
  path: string
  page: number
  articles: ArticlePageFragment
  description?: string | null
  /** More above the title: the way down to a category. */
  above?: Html | null
  /** More between the title and the list. */
  below?: Html | null
  /** Whether the list has a feed. */
  hasFeed?: boolean
  /** More for the head. */
  head?: Html | null
}

/** A page of a list of articles under a title. A number behind the last page gets 404. */
export function listPage(context: PageContext, options: ListOptions): Page {
  const {
    title,
    path,
    page,
    articles,
    description = null,
    above = null,
    below = null,
    head = null,
    hasFeed = false,
  } = options
  const { words } = context
  const { nodes, totalCount } = articles
  return {
    status: nodes.length === 0 && page > 1 ? 404 : 200,
    title: page === 1 ? title : `${title} — ${words.page(page)}`,
    description,
    address: pageAddress(path, page),
    lang: null,
    isIndexed: nodes.length > 0,
    head,
    ...(hasFeed && { feedOf: path }),
    body: html`<header class="list-head">
${above}
<h1>${title}</h1>
${description && html`<p class="standfirst">${description}</p>`}
<p class="count">${words.articles(totalCount)}</p>
${below}
</header>
<div class="list">${nodes.map((article, index) => card(context, article, { level: 2, isFirst: index < 3 }))}</div>
${pager(context, { path, page, totalCount })}`,
  }
}
