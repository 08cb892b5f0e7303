import type { ArticleDetailFragment } from '@broadsheet/client/types'
import { addressOf } from '../html/address.ts'
import { type Html, html } from '../html/html.ts'
import { langOf } from '../parts/card.ts'
import type { PageContext } from '../parts/page.ts'
import { dayText } from '../words/dates.ts'
import { versionAddress } from './version-address.ts'

/** The versions of the story that an article belongs to, newest first, with links to what changed. */
export function versionList(context: PageContext, { path, story }: ArticleDetailFragment): Html | null {
  if (story === null) return null
  const { words } = context
  const newestFirst = story.articles.toReversed()
  return html`<section class="versions">
<h2>${words.versions}</h2>
<ol reversed>${newestFirst.map((version, index) => {
    const day = (version.updatedAt ?? version.publishedOn)?.slice(0, 10)
    const isOldest = index === newestFirst.length - 1
    return html`<li><a href="${addressOf(version.path)}"${version.path === path && html` aria-current="page"`}${langOf(context, version.lang)}>${version.title}</a>
${day && html`<time datetime="${day}">${dayText(day, words.lang)}</time>`}
${index === 0 && html`<span>${words.newestVersion}</span>`}
${!isOldest && html`<a class="what-changed" href="${versionAddress(version.path)}">${words.whatChanged}<span class="unseen"> ${version.title}</span></a>`}</li>\n`
  })}</ol>
</section>`
}
