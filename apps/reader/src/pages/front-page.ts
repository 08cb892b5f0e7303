import type { Archive } from '@broadsheet/client'
import { FrontDocument } from '@broadsheet/client/text'
import type { ArticleCardFragment, ArticleWhere } from '@broadsheet/client/types'
import { addressOf } from '../html/address.ts'
import { type Html, html } from '../html/html.ts'
import { card } from '../parts/card.ts'
import { isShown } from '../parts/image.ts'
import { type Introduction, introduction } from '../parts/introduction.ts'
import { siteName } from '../parts/layout.ts'
import type { Page, PageContext } from '../parts/page.ts'
import { siteData } from '../parts/structured-data.ts'
import { languageName } from '../words/choose-words.ts'

/** How many articles are next to the first one, and how many each category shows. */
const besideLead = 4
const perSection = 4

/**
 * The front page: the newest articles with images, then some of each root category. A site in several languages has a front
 * page for each, so that a reader need not read them all: `/?lang=en`.
 * @param intro the article at `/`, as the home page of a documentation
 */
export async function frontPage(
  context: PageContext,
  api: Archive,
  search: URLSearchParams,
  intro: Introduction | null,
): Promise<Page> {
  const { langs } = context.frame.site
  const lang = frontLanguage(context, search)
  const { articles, categories } = await api.request(FrontDocument, {
    // The page of a section only leads to its articles.
    where: { ...(langs.length > 1 && inLanguage(lang)), kind: ['POST', 'PAGE'] },
  })
  const newest = eachStoryOnce(articles.nodes)
  const [lead, ...others] = withImageFirst(newest)
  const beside = others.slice(0, besideLead)
  const shown = new Set([lead, ...beside].map((article) => article?.path))
  const sections = categories.nodes
    .map((category) => ({
      ...category,
      articles: eachStoryOnce(category.articles.nodes, [lead, ...beside])
        .filter(({ path }) => !shown.has(path))
        .slice(0, perSection),
    }))
    .filter((category) => category.articles.length > 0)
  const isDefault = lang === frontLanguage(context, new URLSearchParams())
  return {
    status: 200,
    title: siteName(context),
    description: context.frame.site.description ?? newestTitles(articles.nodes),
    address: isDefault ? '/' : `/?lang=${encodeURIComponent(lang)}`,
    lang: null,
    isIndexed: true,
    head: html`${langs.length > 1 && languageLinks(context)}
<meta property="og:type" content="website">
${siteData(context)}`,
    body: html`${langs.length > 1 && languageMenu(context, lang)}
${isDefault && intro && introduction(context, intro)}
${
  lead &&
  html`<div class="front-lead">
${card(context, lead, { level: 2, kind: 'lead', isFirst: true })}
<div class="front-beside">${beside.map((article) => card(context, article, { level: 2, isFirst: true }))}</div>
</div>`
}
${(sections.length > 0 ? sections : latestSection(context, others.slice(besideLead))).map((section) =>
  frontSection(context, section),
)}`,
  }
}

/** Leaves out the older versions of a story. The API could do it, at the price of a scan that a large archive does not allow. */
function eachStoryOnce<Article extends { story: { id: string } | null }>(
  articles: readonly Article[],
  shown: readonly (Article | undefined)[] = [],
): Article[] {
  const seen = new Set(shown.map((article) => article?.story?.id))
  return articles.filter(({ story }) => {
    if (story === null) return true
    const isNew = !seen.has(story.id)
    seen.add(story.id)
    return isNew
  })
}

function newestTitles(articles: readonly ArticleCardFragment[]): string | null {
  const titles = articles.slice(0, 4).map(({ title }) => title)
  return titles.length > 0 ? titles.join(' · ') : null
}

/** Opens with one of the three newest articles, one with an image if possible, best one of this archive, which is surely there. */
function withImageFirst<Article extends ArticleCardFragment>(articles: readonly Article[]): Article[] {
  const newest = articles.slice(0, 3)
  const illustrated =
    newest.find(({ cover }) => cover?.status === 'LOCAL') ?? newest.find(({ cover }) => isShown(cover)) ?? newest[0]
  return illustrated ? [illustrated, ...articles.filter((article) => article !== illustrated)] : []
}

interface Section {
  name: string
  path: string
  articles: readonly ArticleCardFragment[]
}

/** An archive without categories shows more of its newest articles. */
function latestSection({ words }: PageContext, articles: readonly ArticleCardFragment[]): Section[] {
  return articles.length === 0 ? [] : [{ name: words.latest, path: '/archives/', articles }]
}

function frontSection(context: PageContext, { name, path, articles }: Section): Html {
  return html`<section class="front-section">
<h2><a href="${addressOf(path)}">${name}</a></h2>
<div class="grid">${articles.map((article) => card(context, article, { level: 3 }))}</div>
</section>`
}

/** Returns the language that the address asks for, or else the site's, or else the most frequent one. */
function frontLanguage({ frame, lang }: PageContext, search: URLSearchParams): string {
  const { langs } = frame.site
  const asked = search.get('lang')
  if (asked !== null && langs.includes(asked)) return asked
  return lang
}

/** Articles without a language are shown in every language. */
function inLanguage(lang: string): ArticleWhere {
  return { or: [{ lang: { eq: lang } }, { lang: { isNull: true } }] }
}

function languageMenu(context: PageContext, current: string): Html {
  const { words, frame } = context
  return html`<nav class="languages" aria-label="${words.languages}"><ul>
${frame.facets.langs.map(
  ({ value }) =>
    html`<li><a href="/?lang=${encodeURIComponent(value)}" hreflang="${value}" lang="${value}"${value === current && html` aria-current="page"`}>${languageName(value)}</a></li>`,
)}
</ul></nav>`
}

function languageLinks({ frame, siteUrl }: PageContext): Html[] {
  return frame.facets.langs.map(
    ({ value }) =>
      html`<link rel="alternate" hreflang="${value}" href="${siteUrl}/?lang=${encodeURIComponent(value)}">\n`,
  )
}
