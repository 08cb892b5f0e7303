import type { Archive } from '@broadsheet/client'
import { VersionsDocument } from '@broadsheet/client/text'
import type { VersionsQuery } from '@broadsheet/client/types'
import { addressOf } from '../html/address.ts'
import { type Html, html } from '../html/html.ts'
import { langOf } from '../parts/card.ts'
import type { Page, PageContext } from '../parts/page.ts'
import { dayText } from '../words/dates.ts'
import { difference, marked, partsOf } from './text-difference.ts'
import { versionAddress } from './version-address.ts'

type Version = NonNullable<VersionsQuery['article']>['versions'][number]

/**
 * The text of an article with what was inserted and deleted against the version before.
 * @param path the path of the article
 * @returns null if there is no such article, or if it is the oldest version or has no other one
 */
export async function versionsPage(context: PageContext, api: Archive, path: string): Promise<Page | null> {
  const { article } = await api.request(VersionsDocument, { path })
  const at = article?.versions.findIndex((version) => version.article.path === article.path) ?? -1
  const [before, version] = [article?.versions[at - 1], article?.versions[at]]
  if (!article || !before || !version?.textChanges || !version.titleChanges) return null
  const { words } = context
  const { titleChanges, textChanges } = version
  const isSame = titleChanges.ranges.length === 0 && textChanges.ranges.length === 0
  return {
    status: 200,
    title: words.changesOf(article.title),
    description: null,
    address: versionAddress(article.path),
    lang: null,
    isIndexed: false,
    head: null,
    body: html`<header class="list-head">
<p class="crumbs"><a href="${addressOf(article.path)}">${words.toArticle}</a></p>
<h1>${words.whatChanged}</h1>
<dl class="compared">
<dt>${words.versionBefore}</dt><dd>${versionLink(context, before)}</dd>
<dt>${words.thisVersion}</dt><dd>${versionLink(context, version)}</dd>
</dl>
${isSame && html`<p>${words.noChanges}</p>`}
${!textChanges.isExact && html`<p>${words.notExact}</p>`}
</header>
<div class="prose difference"${langOf(context, article.lang)}>
<h2>${marked(partsOf(article.title, titleChanges), words)}</h2>
${difference(partsOf(article.text, textChanges), words)}
</div>`,
  }
}

function versionLink(context: PageContext, { article }: Version): Html {
  const day = (article.updatedAt ?? article.publishedOn)?.slice(0, 10)
  return html`<a href="${addressOf(article.path)}"${langOf(context, article.lang)}>${article.title}</a> ${day && html`<time datetime="${day}">${dayText(day, context.words.lang)}</time>`}`
}
