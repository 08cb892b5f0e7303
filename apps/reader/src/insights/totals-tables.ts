import type { InsightsQuery } from '@broadsheet/client/types'
import { addressOf } from '../html/address.ts'
import { type Html, html } from '../html/html.ts'
import type { PageContext } from '../parts/page.ts'
import { periodPath } from '../parts/period-path.ts'

type Month = InsightsQuery['insights']['months'][number]
type Category = InsightsQuery['insights']['categories'][number]

interface Row {
  name: Html
  articles: number
  words: number
  images: number
}

/** The totals of each year, the newest first. */
export function yearTable(context: PageContext, months: readonly Month[]): Html {
  const years = new Map<number, Omit<Row, 'name'>>()
  for (const { year, articles, words, images } of months) {
    const sums = years.get(year) ?? { articles: 0, words: 0, images: 0 }
    years.set(year, {
      articles: sums.articles + articles,
      words: sums.words + words,
      images: sums.images + images,
    })
  }
  const rows = [...years]
    .sort(([a], [b]) => b - a)
    .map(([year, sums]) => ({ ...sums, name: html`<a href="${periodPath(year, null)}">${year}</a>` }))
  return totalsTable(context, context.words.years, rows)
}

/** The totals of the largest categories, each with a bar. */
export function categoryTable(context: PageContext, categories: readonly Category[]): Html {
  const rows = categories.map(({ category: { name, path }, ...sums }) => ({
    ...sums,
    name: html`<a href="${addressOf(path)}">${name}</a>`,
  }))
  return totalsTable(context, context.words.categories, rows)
}

/** A table of totals. A bar before each number of articles makes a chart of it. */
function totalsTable({ words }: PageContext, title: string, rows: readonly Row[]): Html {
  const most = Math.max(1, ...rows.map(({ articles }) => articles))
  return html`<div class="wide"><table class="totals">
<thead><tr><th scope="col">${title}</th><th scope="col" colspan="2">${words.articlesTitle}</th><th scope="col">${words.wordsTitle}</th><th scope="col">${words.imagesTitle}</th></tr></thead>
<tbody>${rows.map(
    (row) =>
      html`<tr><th scope="row">${row.name}</th><td class="totals-bar"><svg class="bars" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect width="${Math.max(1, Math.round((row.articles / most) * 100))}" height="10"/></svg></td><td>${number(row.articles, words.lang)}</td><td>${number(row.words, words.lang)}</td><td>${number(row.images, words.lang)}</td></tr>\n`,
  )}</tbody>
</table></div>`
}

function number(value: number, lang: string): string {
  return value.toLocaleString(lang)
}
