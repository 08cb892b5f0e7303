import { ApiError, type Archive } from '@broadsheet/client'
import { SearchDocument } from '@broadsheet/client/text'
import type { SearchQuery, SearchQueryVariables } from '@broadsheet/client/types'
import { addressOf, queryString } from '../html/address.ts'
import { type Html, html } from '../html/html.ts'
import { card } from '../parts/card.ts'
import { columnChart } from '../parts/column-chart.ts'
import { type Introduction, introduction } from '../parts/introduction.ts'
import { isByYear, monthColumns } from '../parts/months.ts'
import type { Page, PageContext } from '../parts/page.ts'
import { pageNumber, pager } from '../parts/pager.ts'
import { marked } from './marked-text.ts'
import { type Narrowing, narrowing, toFilter } from './narrowing.ts'
import { facetLists } from './search-facets.ts'

/** The API takes no longer text. In characters. */
const maxQuery = 200
/** Hits on a page. Each costs much, because its text is read to find the words in it. */
const pageSize = 10

/** Hits for the query in the address, with marks, and with links that narrow the search. It works as a plain form. */
export async function searchPage(
  context: PageContext,
  api: Archive,
  search: URLSearchParams,
  intro: Introduction | null,
): Promise<Page> {
  const { words } = context
  const query = (search.get('q') ?? '').trim().slice(0, maxQuery)
  const chosen = narrowing(search)
  const page = pageNumber(search)
  // While a reader types, the last word may be unfinished.
  const prefix = search.has('typing')
  const variables = { query, where: toFilter(chosen), first: pageSize, offset: (page - 1) * pageSize, prefix }
  const found = query === '' ? null : await hits(api, variables)
  return {
    status: 200,
    title: query === '' ? words.search : `${words.search}: ${query}`,
    description: null,
    address: `/search/${queryString({ q: query, ...chosen })}`,
    lang: null,
    isIndexed: false,
    head: null,
    query,
    body: html`<div id="reader-results" aria-live="polite">
<header class="list-head"><h1>${heading(context, found, query)}</h1></header>
${found && results(context, found, { query, chosen, page })}
${query === '' && intro && introduction(context, intro)}
</div>`,
  }
}

/** Returns null if the API refuses the query, because it has too many words or would take too long. */
async function hits(api: Archive, variables: SearchQueryVariables): Promise<SearchQuery | null> {
  try {
    return await api.request(SearchDocument, variables)
  } catch (error) {
    if (error instanceof ApiError && /^(?:BAD_USER_INPUT|QUERY_TOO_COSTLY)$/.test(error.code)) return null
    throw error
  }
}

function heading({ words }: PageContext, found: SearchQuery | null, query: string): string {
  if (query === '') return words.search
  if (found === null) return words.longQuery
  const { totalCount } = found.search
  return totalCount === 0 ? words.noResults(query) : words.results(totalCount, query)
}

interface Asked {
  query: string
  chosen: Narrowing
  page: number
}

function results(context: PageContext, found: SearchQuery, { query, chosen, page }: Asked): Html {
  const { search, facets } = found
  return html`${names(context, found)}
${timeline(context, found, query, chosen)}
<div class="search-columns">
${facetLists(context, facets, query, chosen)}
<div class="list">
${search.totalCount === 0 && html`<p>${context.words.noResultsHint}</p>`}
${search.edges.map((edge) => hit(context, edge))}
${pager(context, { path: '/search/', page, pageSize, totalCount: search.totalCount, values: { q: query, ...chosen } })}
</div>
</div>`
}

/** The hits by month. Each column leads to the hits of its year. */
function timeline({ words }: PageContext, { facets }: SearchQuery, query: string, chosen: Narrowing): Html | null {
  const months = facets.dates.map(({ year, month, count }) => ({ year, month: month ?? 1, count }))
  const columns = monthColumns(months, words.lang, (year) => {
    return `/search/${queryString({ q: query, ...chosen, year: String(year) })}`
  })
  return columns.length < 2 ? null : columnChart(isByYear(months) ? words.hitsByYear : words.hitsByMonth, columns, true)
}

/** The authors, categories, tags and titles that begin with the query, but not the hits again. Chinese ones also by pinyin. */
function names({ words }: PageContext, { suggest, search }: SearchQuery): Html | null {
  const hits = new Set(search.edges.map(({ node }) => node.id))
  const kinds: Readonly<Record<string, string>> = { AUTHOR: words.authors, CATEGORY: words.categories, TAG: words.tags }
  const found = suggest.flatMap(({ kind, text, node }) =>
    'path' in node && !hits.has(node.id) ? [{ kind, text, path: node.path }] : [],
  )
  if (found.length === 0) return null
  return html`<ul class="chips" aria-label="${words.matchingNames}">${found.map(
    ({ kind, text, path }) =>
      html`<li><a href="${addressOf(path)}">${text}${kinds[kind] && html` <small>${kinds[kind]}</small>`}</a></li>`,
  )}</ul>`
}

function hit(context: PageContext, { node, highlights }: SearchQuery['search']['edges'][number]): Html {
  const title = highlights.find(({ field }) => field === 'TITLE')
  const texts = highlights.filter(({ field }) => field === 'TEXT')
  return card(context, node, {
    level: 2,
    ...(title && title.text === node.title && { title: marked(title) }),
    ...(texts.length > 0 && {
      text: html`<p class="card-summary">${texts.map((text, index) => [index > 0 && ' … ', marked(text)])}</p>`,
    }),
  })
}
