import { absoluteAddress } from '../html/address.ts'
import { type Html, html, scriptJson } from '../html/html.ts'
import { siteName } from './layout.ts'
import type { PageContext } from './page.ts'
import type { Routed } from './routed.ts'

/** An article for search engines: `Article` and `BreadcrumbList` of schema.org. */
export function articleData(context: PageContext, article: Routed<'Article'>): Html {
  const at = (path: string) => absoluteAddress(context.siteUrl, path)
  const steps = article.category ? [...article.category.ancestors, article.category] : []
  return jsonLd([
    {
      '@type': 'Article',
      headline: article.title,
      description: article.description ?? article.excerpt,
      url: at(article.path),
      mainEntityOfPage: at(article.path),
      inLanguage: article.lang,
      datePublished: article.publishedAt,
      dateModified: article.updatedAt,
      articleSection: article.category?.name,
      keywords: article.tags.length > 0 ? article.tags.map(({ name }) => name) : null,
      image: article.cover && article.cover.status !== 'MISSING' ? article.cover.url : null,
      author: article.authors.map(({ name, path }) => ({ '@type': 'Person', name, url: at(path) })),
      publisher: { '@type': 'Organization', name: siteName(context), url: at('/') },
    },
    {
      '@type': 'BreadcrumbList',
      itemListElement: [
        ...steps.map(({ name, path }) => ({ name, path })),
        { name: article.title, path: article.path },
      ].map(({ name, path }, index) => ({ '@type': 'ListItem', position: index + 1, name, item: at(path) })),
    },
  ])
}

/** The site for search engines, with its search. */
export function siteData(context: PageContext): Html {
  return jsonLd([
    {
      '@type': 'WebSite',
      name: siteName(context),
      url: absoluteAddress(context.siteUrl, '/'),
      inLanguage: context.lang,
      potentialAction: {
        '@type': 'SearchAction',
        target: `${absoluteAddress(context.siteUrl, '/search/')}?q={search_term_string}`,
        'query-input': 'required name=search_term_string',
      },
    },
  ])
}

/** Leaves out what an article does not have. */
function jsonLd(graph: readonly object[]): Html {
  const given = JSON.parse(JSON.stringify(graph, (_key, value) => value ?? undefined))
  return html`<script type="application/ld+json">${scriptJson({ '@context': 'https://schema.org', '@graph': given })}</script>`
}
