import { addressOf, queryString } from '../html/address.ts'
import { type Html, html } from '../html/html.ts'
import type { PageContext } from './page.ts'

/** How many articles a page of a list shows. */
export const pageSize = 20
/** A list has no more pages than this, so that the number of rows to skip stays a GraphQL `Int`. */
const maxPage = 100_000_000 / pageSize

/** Reads the number of a page from the query of an address. Anything that is no such number is page 1. */
export function pageNumber(search: URLSearchParams): number {
  const text = search.get('page') ?? ''
  return /^[1-9]\d{0,8}$/.test(text) ? Math.min(Number(text), maxPage) : 1
}

/** The variables that select a page of a list. */
export function pageVariables(page: number): { first: number; offset: number } {
  return { first: pageSize, offset: (page - 1) * pageSize }
}

export interface PagerOptions {
  /** The path of the list. */
  path: string
  page: number
  totalCount: number
  /** How many items a page shows. Default: as lists of articles. */
  pageSize?: number
  /** More values for the query of each address. */
  values?: Readonly<Record<string, string | null>>
}

/** The address of a page of a list. The first page is the list itself. */
export function pageAddress(path: string, page: number, values: PagerOptions['values'] = {}): string {
  return addressOf(path) + queryString({ ...values, page: page === 1 ? null : page })
}

/** Links to the pages of a list: previous and next, and the numbers around the current page. Nothing for a single page. */
export function pager(
  { words }: PageContext,
  { path, page, totalCount, values, ...options }: PagerOptions,
): Html | null {
  const last = Math.ceil(totalCount / (options.pageSize ?? pageSize))
  if (last < 2) return null
  const to = (number: number) => pageAddress(path, number, values)
  return html`<nav class="pager" aria-label="${words.pages}"><ul>
${page > 1 && html`<li><a rel="prev" href="${to(page - 1)}">${words.previous}</a></li>`}
${pagesAround(page, last).map((number) =>
  number === null
    ? html`<li aria-hidden="true">…</li>`
    : number === page
      ? html`<li><a href="${to(number)}" aria-current="page" aria-label="${words.page(number)}">${number}</a></li>`
      : html`<li><a href="${to(number)}" aria-label="${words.page(number)}">${number}</a></li>`,
)}
${page < last && html`<li><a rel="next" href="${to(page + 1)}">${words.next}</a></li>`}
</ul></nav>`
}

/** Returns the first page, the last one, and two on each side of the current one, with null for each gap. */
function pagesAround(page: number, last: number): (number | null)[] {
  const shown = [...new Set([1, page - 2, page - 1, page, page + 1, page + 2, last])]
    .filter((number) => number >= 1 && number <= last)
    .sort((a, b) => a - b)
  return shown.flatMap((number, index) => {
    const gap = number - (shown[index - 1] ?? number)
    return gap > 1 ? [null, number] : [number]
  })
}
