import type { InsightsQuery } from '@broadsheet/client/types'
import { addressOf } from '../html/address.ts'
import { type Html, html } from '../html/html.ts'
import type { PageContext } from '../parts/page.ts'

type Pair = InsightsQuery['insights']['authorCategories'][number]
type Named = Pair['author']

const MOST_AUTHORS = 10
const MOST_CATEGORIES = 6

/** A table with a row for each author and a column for each category. A darker cell has more articles. */
export function writingTable({ words }: PageContext, pairs: readonly Pair[]): Html {
  const categories = largest(pairs, ({ category }) => category).slice(0, MOST_CATEGORIES)
  const paths = new Set(categories.map(({ path }) => path))
  const shown = pairs.filter(({ category }) => paths.has(category.path))
  const authors = largest(shown, ({ author }) => author).slice(0, MOST_AUTHORS)
  const counts = new Map(shown.map((pair) => [keyOf(pair.author, pair.category), pair.articles]))
  const most = Math.max(1, ...shown.map(({ articles }) => articles))
  return html`<div class="wide"><table class="writing">
<thead><tr><th scope="col">${words.authors}</th>${categories.map((each) => html`<th scope="col">${link(each)}</th>`)}</tr></thead>
<tbody>${authors.map(
    (author) =>
      html`<tr><th scope="row">${link(author)}</th>${categories.map((category) => cell(counts.get(keyOf(author, category)), most))}</tr>\n`,
  )}</tbody>
</table></div>`
}

function link({ name, path }: Named): Html {
  return html`<a href="${addressOf(path)}">${name}</a>`
}

function keyOf(author: Named, category: Named): string {
  return `${author.path}\n${category.path}`
}

/** The shade is one of four classes, because a style in the page is not allowed. */
function cell(articles: number | undefined, most: number): Html {
  if (articles === undefined) return html`<td>–</td>`
  return html`<td class="shade-${Math.ceil((articles / most) * 4)}">${articles}</td>`
}

/** The authors or categories of the pairs, those with the most articles first. */
function largest(pairs: readonly Pair[], of: (pair: Pair) => Named): Named[] {
  const sums = new Map<string, { named: Named; articles: number }>()
  for (const pair of pairs) {
    const named = of(pair)
    const articles = (sums.get(named.path)?.articles ?? 0) + pair.articles
    sums.set(named.path, { named, articles })
  }
  return [...sums.values()].sort((a, b) => b.articles - a.articles).map(({ named }) => named)
}
