import type { ArticleLinkFragment } from '@broadsheet/client/types'
import { addressOf, outsideAddress, queryString } from '../html/address.ts'
import { type Html, html, sanitizedHtml } from '../html/html.ts'
import { markdownPath } from '../html/markdown-address.ts'
import { card, dirOf, langOf, statusMark } from '../parts/card.ts'
import { crumbs } from '../parts/crumbs.ts'
import { imageElement, isShown } from '../parts/image.ts'
import type { Page, PageContext } from '../parts/page.ts'
import type { Routed } from '../parts/routed.ts'
import { articleData } from '../parts/structured-data.ts'
import { versionList } from '../versions/version-list.ts'
import { languageName } from '../words/choose-words.ts'
import { dayText } from '../words/dates.ts'
import { tableOfContents } from './table-of-contents.ts'

/** An article with everything around it: contents, neighbours, related articles, and those that mention it. */
export function articlePage(context: PageContext, article: Routed<'Article'>): Page {
  const { title, description, excerpt, path, lang, status } = article
  return {
    status: 200,
    title,
    description: description ?? (excerpt || null),
    address: addressOf(path),
    lang,
    isIndexed: status === 'PUBLISHED',
    ...(article.story && { canonicalPath: article.story.canonical.path }),
    head: headOf(context, article),
    body: html`<article class="article"${dirOf(context, lang)}>
${articleHead(context, article)}
${hero(context, article)}
<div class="article-body">
${tableOfContents(context, article.toc)}
<div class="prose">${sanitizedHtml(article.html)}</div>
</div>
${articleFoot(context, article)}
</article>
<div class="around" lang="${context.lang}">
${versionList(context, article)}
${neighbours(context, article)}
${mentions(context, article)}
${related(context, article)}
</div>`,
  }
}

function headOf(context: PageContext, article: Routed<'Article'>): Html {
  const { lang, path, translations, publishedAt, updatedAt, cover, tags } = article
  const languages = translations.length > 0 ? [{ lang, path }, ...translations] : []
  return html`<meta property="og:type" content="article">
<link rel="alternate" type="text/markdown" href="${addressOf(markdownPath(path))}">
${publishedAt && html`<meta property="article:published_time" content="${publishedAt}">`}
${updatedAt && html`<meta property="article:modified_time" content="${updatedAt}">`}
${tags.map(({ name }) => html`<meta property="article:tag" content="${name}">\n`)}
${isShown(cover) && html`<meta property="og:image" content="${cover.url}">\n<meta name="twitter:card" content="summary_large_image">`}
${languages.map(
  (other) =>
    other.lang &&
    html`<link rel="alternate" hreflang="${other.lang}" href="${context.siteUrl}${addressOf(other.path)}">\n`,
)}
${articleData(context, article)}`
}

function articleHead(context: PageContext, article: Routed<'Article'>): Html {
  const { title, description, category } = article
  return html`<header class="article-head">
${category && crumbs(context, [...category.ancestors, category])}
<h1>${title}</h1>
${description && html`<p class="standfirst">${description}</p>`}
${facts(context, article)}
${translations(context, article)}
</header>`
}

function facts(context: PageContext, article: Routed<'Article'>): Html {
  const { authors, publishedOn, updatedAt, stats } = article
  const { words } = context
  const updatedOn = updatedAt?.slice(0, 10) ?? null
  return html`<p class="byline" lang="${context.lang}">${statusMark(context, article)}
${authors.map(({ name, path }) => html`<a rel="author" href="${addressOf(path)}">${name}</a> `)}
${publishedOn && html`<time datetime="${publishedOn}">${dayText(publishedOn, words.lang)}</time>`}
${updatedOn && updatedOn !== publishedOn && html`<span>${words.updated(dayText(updatedOn, words.lang))}</span>`}
${stats.readingMinutes > 0 && html`<span>${words.minutes(stats.readingMinutes)}</span>`}</p>`
}

function translations(
  { words, lang: siteLang }: PageContext,
  { translations: others }: Routed<'Article'>,
): Html | null {
  if (others.length === 0) return null
  return html`<p class="translations" lang="${siteLang}">${words.translations}
${others.map(({ lang, title, path }) => {
  const tag = lang && html` lang="${lang}" hreflang="${lang}"`
  return html`<a href="${addressOf(path)}"${tag} title="${title}">${lang ? languageName(lang) : title}</a> `
})}</p>`
}

/** The image of the front matter, unless the body shows it too. */
function hero(context: PageContext, { images, html: body }: Routed<'Article'>): Html | null {
  const use = images.edges[0]
  if (!use || !isShown(use.node) || body.includes(use.node.url.slice(use.node.url.lastIndexOf('/')))) return null
  const { alt, caption, node } = use
  return html`<figure class="hero${node.width === null && ' hero-unsized'}">
${imageElement(context, node, { alt: alt ?? '', sizes: '(min-width: 56rem) 52rem, 100vw', isFirst: true })}
${caption && html`<figcaption>${caption}</figcaption>`}
</figure>`
}

function articleFoot(context: PageContext, article: Routed<'Article'>): Html | null {
  const { words, lang } = context
  const { tags, keywords, originalUrl } = article
  const original = originalUrl === null ? null : outsideAddress(originalUrl)
  if (tags.length === 0 && keywords.length === 0 && original === null) return null
  return html`<footer class="article-foot" lang="${lang}">
${keywords.length > 0 && keywordList(context, article)}
${tags.length > 0 && html`<ul class="chips" aria-label="${words.tags}">${tags.map(({ name, path }) => html`<li><a rel="tag" href="${addressOf(path)}">${name}</a></li>`)}</ul>`}
${original && html`<p class="original">${words.originalAt} <a href="${original}">${new URL(original).host}</a></p>`}
</footer>`
}

/** The keywords of an article without tags. Each leads to a search, which a static copy does not have. */
function keywordList(context: PageContext, { keywords, lang }: Routed<'Article'>): Html {
  const linked = (keyword: string) =>
    context.isCopy
      ? html`<span>${keyword}</span>`
      : html`<a href="/search/${queryString({ q: keyword })}">${keyword}</a>`
  return html`<ul class="chips keywords" aria-label="${context.words.keywords}"${langOf(context, lang)}>${keywords.map((keyword) => html`<li>${linked(keyword)}</li>`)}</ul>`
}

function neighbours(context: PageContext, { older, newer }: Routed<'Article'>): Html | null {
  if (!older && !newer) return null
  const { words } = context
  const link = (article: ArticleLinkFragment | null, rel: 'prev' | 'next', label: string) =>
    article &&
    html`<a class="neighbour neighbour-${rel}" rel="${rel}" href="${addressOf(article.path)}"><span>${label}</span> <strong${langOf(context, article.lang)}>${article.title}</strong></a>`
  return html`<nav class="neighbours" aria-label="${words.older} / ${words.newer}">
${link(older, 'prev', words.older)}
${link(newer, 'next', words.newer)}
</nav>`
}

function mentions(context: PageContext, { linkedFrom }: Routed<'Article'>): Html | null {
  if (linkedFrom.nodes.length === 0) return null
  return html`<section class="mentions">
<h2>${context.words.linkedFrom}</h2>
<ul>${linkedFrom.nodes.map(({ path, title, lang }) => html`<li${langOf(context, lang)}><a href="${addressOf(path)}">${title}</a></li>`)}</ul>
</section>`
}

function related(context: PageContext, { related: articles }: Routed<'Article'>): Html | null {
  if (articles.length === 0) return null
  return html`<section class="front-section">
<h2>${context.words.related}</h2>
<div class="grid">${articles.map(({ node }) => card(context, node, { level: 3 }))}</div>
</section>`
}
