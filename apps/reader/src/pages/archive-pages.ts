import type { Archive } from '@broadsheet/client'
import { DatesDocument, PeriodDocument, UndatedDocument } from '@broadsheet/client/text'
import type { DatesQuery } from '@broadsheet/client/types'
import { type Html, html } from '../html/html.ts'
import { type Introduction, introduction } from '../parts/introduction.ts'
import type { Page, PageContext } from '../parts/page.ts'
import { pageVariables } from '../parts/pager.ts'
import { periodPath } from '../parts/period-path.ts'
import { monthText } from '../words/dates.ts'
import { listPage } from './list-page.ts'

type Month = DatesQuery['facets']['dates'][number]

/** The path of the articles without a date. */
export const undatedPath = '/archives/undated/'

/** All months with articles, as a small chart for each year, and a link to the articles without a date. */
export async function archivePage(context: PageContext, api: Archive, intro: Introduction | null): Promise<Page> {
  const { facets } = await api.request(DatesDocument, {})
  const { words } = context
  const undated = facets.dates.reduce((rest, { count }) => rest - count, context.frame.site.articleCount)
  const years = Map.groupBy(facets.dates, ({ year }) => year)
  const most = Math.max(1, ...facets.dates.map(({ count }) => count))
  return {
    status: 200,
    title: words.archives,
    description: words.byMonth,
    address: '/archives/',
    lang: null,
    isIndexed: true,
    head: null,
    body: html`<header class="list-head"><h1>${words.archives}</h1></header>
${intro && introduction(context, intro)}
<div class="years">${[...years].map(([year, months]) => yearChart(context, year, months, most))}${
      undated > 0 &&
      html`<section class="year"><h2><a href="${undatedPath}">${words.undated}</a> <small>${words.articles(undated)}</small></h2></section>`
    }</div>`,
  }
}

/** One year: a bar for each month, as high as its number of articles, and the same numbers as links. */
function yearChart(context: PageContext, year: number, months: readonly Month[], most: number): Html {
  const { lang, articles } = context.words
  const sum = months.reduce((total, { count }) => total + count, 0)
  const bars = months.map(({ month, count }) => {
    const height = Math.max(3, Math.round((count / most) * 60))
    return html`<rect x="${((month ?? 1) - 1) * 20 + 2}" y="${62 - height}" width="16" height="${height}"/>`
  })
  return html`<section class="year">
<h2><a href="/archives/${year}/">${year}</a> <small>${articles(sum)}</small></h2>
<svg class="bars" viewBox="0 0 240 64" aria-hidden="true"><path d="M0 62.500h240"/>${bars}</svg>
<ul class="months">${[...months]
    .reverse()
    .map(
      ({ month, count }) =>
        html`<li><a href="${periodPath(year, month)}">${monthText(year, month ?? 1, lang)}</a> <small>${count}</small></li>`,
    )}</ul>
</section>`
}

/** A year or a month, as Hexo names them too. */
export interface Period {
  year: number
  month: number | null
}

/** Parses `/archives/2026/` and `/archives/2026/04/`. Returns null for any other path. */
export function parsePeriod(path: string): Period | null {
  const [, year, month = null] = /^\/archives\/(\d{4})\/(?:(\d{2})\/)?$/.exec(path) ?? []
  if (year === undefined || (month !== null && !(Number(month) >= 1 && Number(month) <= 12))) return null
  return { year: Number(year), month: month === null ? null : Number(month) }
}

/** The articles of a year or a month. Null if there are none. */
export async function periodPage(
  context: PageContext,
  api: Archive,
  period: Period,
  page: number,
): Promise<Page | null> {
  const { articles } = await api.request(PeriodDocument, { ...period, ...pageVariables(page) })
  if (articles.totalCount === 0) return null
  const { year, month } = period
  const above = crumbsTo(context, month !== null && html`<li><a href="${periodPath(year, null)}">${year}</a></li>`)
  const title = month === null ? String(year) : monthText(year, month, context.words.lang)
  return listPage(context, { title, path: periodPath(year, month), page, articles, above })
}

/** The articles without a date, by title: the pages of a documentation. Null if there are none. */
export async function undatedPage(context: PageContext, api: Archive, page: number): Promise<Page | null> {
  const { articles } = await api.request(UndatedDocument, pageVariables(page))
  if (articles.totalCount === 0) return null
  const above = crumbsTo(context, null)
  return listPage(context, { title: context.words.undated, path: undatedPath, page, articles, above })
}

/** The way from the archive down to a list. */
function crumbsTo({ words }: PageContext, year: Html | false | null): Html {
  return html`<nav class="crumbs" aria-label="${words.archives}"><ol><li><a href="/archives/">${words.archives}</a></li>${year}</ol></nav>`
}
