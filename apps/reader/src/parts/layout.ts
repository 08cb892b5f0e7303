import { addressOf } from '../html/address.ts'
import { type Html, html } from '../html/html.ts'
import { directionOf } from '../words/choose-words.ts'
import { type FeedFormat, feedPath, mediaTypes } from './feed-address.ts'
import { onThisServer } from './image.ts'
import { menuLinks } from './menu-links.ts'
import type { Page, PageContext } from './page.ts'

/** Puts a page into the head and the foot that all pages have. Returns the whole document. */
export function layout(context: PageContext, page: Page): string {
  const { words, files, frame } = context
  const lang = page.lang ?? context.lang
  const accent = frame.site.accentColor
  const document = html`<!doctype html>
<html lang="${lang}"${directionOf(context.lang) === 'rtl' && html` dir="rtl"`}${accent && html` style="--accent:${accent}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${headTags(context, page)}
${feedLinks(context, page)}
<link rel="icon" href="${icon}">
<link rel="stylesheet" href="${files.style}">
<script src="${files.theme}"></script>
<script src="${files.script}" defer></script>
</head>
<body${!context.isCopy && html` data-api="/graphql"`} data-changed="${words.changed}" data-reload="${words.reload}">
<a class="skip" href="#reader-content">${words.skipToContent}</a>
${context.isPreview && previewBar(context)}
<header class="masthead">
${masthead(context, page)}
${!context.isCopy && searchForm(context, page.query ?? '')}
${menu(context)}
</header>
<main id="reader-content">
${page.body}
</main>
<footer class="foot">
<nav aria-label="${words.thisSite}"><ul>
${footLinks(context).map(({ name, path }) => html`<li><a href="${path}">${name}</a></li>`)}
</ul></nav>
<p class="foot-theme"><button type="button" id="reader-theme" data-dark="${words.darkTheme}" data-light="${words.lightTheme}">${words.darkTheme}</button></p>
${frame.site.description && html`<p class="foot-about">${frame.site.description}</p>`}
<p class="foot-count">${siteName(context)} · ${words.articles(frame.site.articleCount)}</p>
</footer>
</body>
</html>
`
  return document.text
}

/** The name of the site, or a word of the reader if it has none. */
export function siteName({ frame, words }: PageContext): string {
  return frame.site.title ?? words.archives
}

/** The name is the title of the front page, and a link to it on all others. It is in the language of the site. */
function masthead(context: PageContext, { address }: Page): Html {
  const { logo } = context.frame.site
  const image = logo && html`<img src="${onThisServer(context, logo)}" alt="">`
  const name = html`<a href="/" lang="${context.lang}">${image}${siteName(context)}</a>`
  return address !== null && /^\/(\?|$)/.test(address)
    ? html`<h1 class="masthead-name">${name}</h1>`
    : html`<p class="masthead-name">${name}</p>`
}

function headTags(context: PageContext, page: Page): Html {
  const { title, description, isIndexed, head, lang, canonicalPath } = page
  const name = siteName(context)
  const address = canonicalPath === undefined ? page.address : addressOf(canonicalPath)
  const canonical = address === null ? null : context.siteUrl + address
  return html`<title>${title === name ? name : `${title} — ${name}`}</title>
${description && html`<meta name="description" content="${description}">`}
${!isIndexed && html`<meta name="robots" content="noindex">`}
${canonical && isIndexed && html`<link rel="canonical" href="${canonical}">`}
<meta property="og:title" content="${title}">
<meta property="og:site_name" content="${name}">
<meta property="og:locale" content="${(lang ?? context.lang).replace('-', '_')}">
${description && html`<meta property="og:description" content="${description}">`}
${canonical && html`<meta property="og:url" content="${canonical}">`}
${head}`
}

/** The feeds of the site, and before them that of the list that the page shows. */
function feedLinks(context: PageContext, { title, feedOf }: Page): Html[] {
  const name = siteName(context)
  const link = (list: string, format: FeedFormat, text: string) =>
    html`<link rel="alternate" type="${mediaTypes[format]}" href="${addressOf(feedPath({ list, format }))}" title="${text}">\n`
  const own = feedOf === undefined ? [] : [link(feedOf, 'rss', `${title} — ${name}`)]
  return [...own, link('/', 'rss', name), link('/', 'atom', name), link('/', 'json', name)]
}

function previewBar({ words, lang }: PageContext): Html {
  return html`<p class="preview-bar" lang="${lang}">${words.previewText} <a href="/reader/preview/">${words.problems}</a> <a href="/reader/preview/end">${words.endPreview}</a></p>`
}

function searchForm({ words }: PageContext, query: string): Html {
  return html`<form class="search" role="search" action="/search/">
<label class="unseen" for="reader-search">${words.search}</label>
<input type="search" id="reader-search" name="q" value="${query}" placeholder="${words.searchPlaceholder}" maxlength="200" autocomplete="off" enterkeyhint="search">
<button>${words.search}</button>
</form>`
}

/** The menu of the site, or else its largest categories and the archive by month. */
function menu({ frame, words }: PageContext): Html {
  const own = menuLinks(frame.site.menu)
  const categories = frame.categories.nodes.map(({ name, path }) => ({ name, address: addressOf(path) }))
  const links = own.length > 0 ? own : [...categories, { name: words.archives, address: '/archives/' }]
  return html`<nav class="menu" aria-label="${words.menu}"><ul>
${links.map(({ name, address }) => html`<li><a href="${address}">${name}</a></li>`)}
</ul></nav>`
}

function footLinks({ words, isCopy }: PageContext): { name: string; path: string }[] {
  return [
    { name: words.categories, path: '/categories/' },
    { name: words.tags, path: '/tags/' },
    { name: words.authors, path: '/authors/' },
    { name: words.archives, path: '/archives/' },
    { name: words.insights, path: '/insights/' },
    ...(isCopy ? [] : [{ name: words.api, path: '/graphql' }]),
  ]
}

/** A page of a newspaper as SVG. Without an icon, browsers ask for `/favicon.ico`. */
const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#9c2a1f" d="M2 1h12v14H2z"/><path stroke="#fff" d="M4 4h8M4 7h8M4 9.500h5M4 12h5"/></svg>',
)}`
