import type { SearchQuery } from '@broadsheet/client/types'
import { queryString } from '../html/address.ts'
import { type Html, html } from '../html/html.ts'
import type { PageContext } from '../parts/page.ts'
import { languageName } from '../words/choose-words.ts'
import type { Narrowing } from './narrowing.ts'

interface Choice {
  value: string
  name: string
  count: number
}

/** For each property by which a search can be narrowed, the values that the hits have, with counts. */
export function facetLists(
  context: PageContext,
  facets: SearchQuery['facets'],
  query: string,
  chosen: Narrowing,
): Html | null {
  const { words } = context
  const named = (list: readonly { count: number; node: { name: string; slug: string } }[]): Choice[] =>
    list.map(({ count, node }) => ({ value: node.slug, name: node.name, count }))
  const lists: [name: keyof Narrowing, title: string, choices: Choice[]][] = [
    ['category', words.categories, named(facets.categories)],
    ['year', words.years, yearsOf(facets.dates)],
    ['author', words.authors, named(facets.authors)],
    ['tag', words.tags, named(facets.tags)],
    ['lang', words.languages, facets.langs.map(({ value, count }) => ({ value, name: languageName(value), count }))],
  ]
  const shown = lists.filter(([name, , choices]) => choices.length > 1 || chosen[name] !== null)
  if (shown.length === 0) return null
  return html`<aside class="facets" aria-label="${words.narrow}">${shown.map(
    ([name, title, choices]) => html`<section><h2>${title}</h2><ul>
${chosen[name] !== null && html`<li><a href="/search/${queryString({ q: query, ...chosen, [name]: null })}">${words.all}</a></li>`}
${choices.map(({ value, name: label, count }) => {
  const isChosen = chosen[name] === value
  return html`<li><a href="/search/${queryString({ q: query, ...chosen, [name]: value })}"${isChosen && html` aria-current="true"`}>${label}</a> <small>${count}</small></li>`
})}
</ul></section>`,
  )}</aside>`
}

/** The years of the hits, the newest first. */
function yearsOf(months: SearchQuery['facets']['dates']): Choice[] {
  const counts = new Map<string, number>()
  for (const { year, count } of months) counts.set(String(year), (counts.get(String(year)) ?? 0) + count)
  return [...counts].map(([year, count]) => ({ value: year, name: year, count }))
}
