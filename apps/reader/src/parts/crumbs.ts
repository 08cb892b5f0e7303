import { addressOf } from '../html/address.ts'
import { type Html, html } from '../html/html.ts'
import type { PageContext } from './page.ts'

/** The way down to a page, from the root category. */
export function crumbs({ words, lang }: PageContext, steps: readonly { name: string; path: string }[]): Html | null {
  if (steps.length === 0) return null
  return html`<nav class="crumbs" aria-label="${words.publishedIn}" lang="${lang}"><ol>
${steps.map(({ name, path }) => html`<li><a href="${addressOf(path)}">${name}</a></li>`)}
</ol></nav>`
}
