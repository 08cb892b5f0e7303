import type { SearchQuery } from '@broadsheet/client/types'
import { type Html, html, type Part } from '../html/html.ts'

type Highlight = Pick<SearchQuery['search']['edges'][number]['highlights'][number], 'text' | 'ranges'>

/** Puts the found words of a fragment into `<mark>`. */
export function marked({ text, ranges }: Highlight): Html {
  const parts: Part[] = []
  let end = 0
  for (const { start, length } of ranges) {
    parts.push(text.slice(end, start), html`<mark>${text.slice(start, start + length)}</mark>`)
    end = start + length
  }
  return html`${parts}${text.slice(end)}`
}
