import type { Archive } from '@broadsheet/client'
import { InsightsDocument } from '@broadsheet/client/text'
import type { InsightsQuery } from '@broadsheet/client/types'
import { addressOf } from '../html/address.ts'
import { type Html, html } from '../html/html.ts'
import { columnChart } from '../parts/column-chart.ts'
import { type Introduction, introduction } from '../parts/introduction.ts'
import { isByYear, monthColumns } from '../parts/months.ts'
import type { Page, PageContext } from '../parts/page.ts'
import { periodPath } from '../parts/period-path.ts'
import { versionAddress } from '../versions/version-address.ts'
import { dayText } from '../words/dates.ts'
import { categoryTable, yearTable } from './totals-tables.ts'
import { writingTable } from './writing-table.ts'

type Insights = InsightsQuery['insights']

/** The archive in numbers: charts, and the same numbers as tables and lists. */
export async function insightsPage(context: PageContext, api: Archive, intro: Introduction | null): Promise<Page> {
  const { insights } = await api.request(InsightsDocument, { pairs: 100 })
  const { words } = context
  return {
    status: 200,
    title: words.insights,
    description: words.insightsText,
    address: '/insights/',
    lang: null,
    isIndexed: true,
    head: null,
    body: html`<header class="list-head"><h1>${words.insights}</h1><p>${summary(context, insights)}</p></header>
${intro && introduction(context, intro)}
<div class="insights">
${insights.months.length > 0 && section(periods(context, insights), monthChart(context, insights), yearTable(context, insights.months))}
${insights.categories.length > 0 && section(words.categories, categoryTable(context, insights.categories))}
${insights.authorCategories.length > 0 && section(words.whoWritesWhat, writingTable(context, insights.authorCategories))}
${insights.tagPairs.length > 0 && section(words.tagsTogether, tagPairs(insights))}
${insights.gaps.length > 0 && section(words.gaps, gaps(context, insights))}
${insights.mostCorrected.length > 0 && section(words.mostCorrected, corrected(context, insights))}
</div>`,
  }
}

function section(title: string, ...parts: (Html | null)[]): Html {
  return html`<section><h2>${title}</h2>\n${parts}\n</section>`
}

function summary({ words }: PageContext, { articles, words: count, images, days }: Insights): string {
  return [
    words.articles(articles),
    words.wordCount(count),
    words.imageCount(images),
    ...(days.withArticles > 0 ? [words.daysWith(days.withArticles, days.without)] : []),
  ].join(' · ')
}

/** The name of the chart. */
function periods({ words }: PageContext, { months }: Insights): string {
  return isByYear(months) ? words.byYear : words.byMonth
}

function monthChart(context: PageContext, insights: Insights): Html | null {
  const { months } = insights
  const counts = months.map(({ year, month, articles }) => ({ year, month, count: articles }))
  return months.length > 1
    ? columnChart(periods(context, insights), monthColumns(counts, context.words.lang, periodPath))
    : null
}

function tagPairs({ tagPairs }: Insights): Html {
  return html`<ol class="pairs">${tagPairs
    .slice(0, 20)
    .map(
      ({ tags, articles }) =>
        html`<li>${tags.map(({ name, path }, at) => html`${at > 0 && ' + '}<a href="${addressOf(path)}">${name}</a>`)} <small>${articles}</small></li>`,
    )}</ol>`
}

function gaps({ words }: PageContext, { gaps }: Insights): Html {
  const text = (from: string, to: string) =>
    from === to ? dayText(from, words.lang) : `${dayText(from, words.lang)} – ${dayText(to, words.lang)}`
  return html`<ol class="pairs">${gaps.map(
    ({ from, to, days }) => html`<li>${text(from, to)} <small>${words.dayCount(days)}</small></li>`,
  )}</ol>`
}

function corrected({ words }: PageContext, { mostCorrected }: Insights): Html {
  return html`<ol class="pairs">${mostCorrected.map(
    ({ canonical, articles }) =>
      html`<li><a href="${versionAddress(canonical.path)}" lang="${canonical.lang}">${canonical.title}</a> <small>${words.versionCount(articles.length)}</small></li>`,
  )}</ol>`
}
