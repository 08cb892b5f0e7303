import { addressOf } from '../html/address.ts'
import { type Html, html } from '../html/html.ts'
import type { PageContext } from '../parts/page.ts'
import type { Routed } from '../parts/routed.ts'

type Entry = Pick<Routed<'Article'>['toc'][number], 'id' | 'text'> & { children?: readonly Entry[] }

/** The headings of an article as links. Nothing if there are fewer than two. */
export function tableOfContents({ words, lang }: PageContext, entries: readonly Entry[]): Html | null {
  if (entries.length + (entries[0]?.children?.length ?? 0) < 2) return null
  return html`<nav class="toc" aria-label="${words.contents}"><details>
<summary lang="${lang}">${words.contents}</summary>
${list(entries)}
</details></nav>`
}

function list(entries: readonly Entry[]): Html {
  return html`<ol>${entries.map(
    ({ id, text, children = [] }) =>
      html`<li><a href="#${addressOf(id)}">${text}</a>${children.length > 0 && list(children)}</li>`,
  )}</ol>`
}
