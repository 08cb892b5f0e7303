import type { Archive } from '@broadsheet/client'
import { ProblemsDocument, UnpublishedDocument } from '@broadsheet/client/text'
import type { ProblemsQuery } from '@broadsheet/client/types'
import { addressOf } from '../html/address.ts'
import { type Html, html } from '../html/html.ts'
import { allPages } from '../parts/all-pages.ts'
import { card } from '../parts/card.ts'
import type { Page, PageContext } from '../parts/page.ts'

type Problem = ProblemsQuery['diagnostics']['nodes'][number]

/** How many files of a group are listed. */
const maxFiles = 50

/** The page for editors: what is not published yet, and the problems that the import found. */
export async function previewPage(context: PageContext, api: Archive): Promise<Page> {
  const { articles } = await api.request(UnpublishedDocument, {})
  const problems = await allPages(async (after) => (await api.request(ProblemsDocument, { after })).diagnostics)
  const { words } = context
  return {
    status: 200,
    title: words.preview,
    description: null,
    address: null,
    lang: null,
    isIndexed: false,
    head: null,
    body: html`<header class="list-head"><h1>${words.preview}</h1></header>
<section class="front-section">
<h2>${words.unpublished} <small>${words.articles(articles.totalCount)}</small></h2>
<div class="list">${articles.nodes.map((article) => card(context, article, { level: 3, kind: 'plain' }))}</div>
</section>
<section class="front-section">
<h2>${words.problems} <small>${problems.length}</small></h2>
${byCause(problems).map((group) => problemGroup(context, group))}
</section>`,
  }
}

const severities = ['ERROR', 'WARNING', 'INFO']

/**
 * Groups problems of one kind, or with one cause. The order shows what to fix first: lost content, then the groups with the most
 * files.
 */
function byCause(problems: readonly Problem[]): Problem[][] {
  const groups = Map.groupBy(problems, ({ severity, code, cause }) => JSON.stringify([severity, code, cause]))
  const rank = ([first]: readonly Problem[]) => severities.indexOf(first?.severity ?? '')
  return [...groups.values()].sort((a, b) => rank(a) - rank(b) || b.length - a.length)
}

function problemGroup({ words }: PageContext, group: readonly Problem[]): Html | null {
  const [first] = group
  if (!first) return null
  const { severity, code, cause, hint } = first
  return html`<details class="problem">
<summary><strong class="severity-${severity.toLowerCase()}">${severity}</strong> <code>${code}</code> ${cause} <small>${group.length}</small></summary>
${hint && html`<p>${hint}</p>`}
<ul>${group.slice(0, maxFiles).map(
    ({ file, line, message, frame, article }) => html`<li>
<p>${article ? html`<a href="${addressOf(article.path)}">${file}</a>` : file}${line !== null && `:${line}`} ${message}</p>
${frame && html`<pre tabindex="0">${frame}</pre>`}
</li>`,
  )}</ul>
${group.length > maxFiles && html`<p>${words.articles(group.length - maxFiles)} …</p>`}
</details>`
}
