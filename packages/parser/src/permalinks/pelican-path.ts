import type { Site } from '../model/site.ts'
import { slugify } from '../text/slug.ts'
import { formatDate } from './date-placeholders.ts'
import { normalPath } from './normal-path.ts'
import type { PermalinkSubject } from './subject.ts'

/**
 * Expands `ARTICLE_URL` or `PAGE_URL` of Pelican: `posts/{date:%Y}/{slug}/`. Null if the article lacks the date.
 * Source: https://docs.getpelican.com/en/latest/settings.html#url-settings
 */
export function pelicanPath(subject: PermalinkSubject, site: Site, slug: string): string | null {
  const rules = site.pathRules.pelican
  if (rules === null) return null
  const isPage = subject.folders[0] === 'pages'
  let isComplete = true
  const path = (isPage ? rules.page : rules.article).replace(
    /\{(\w+)(?::([^{}]*))?\}/g,
    (_, name: string, form: string | undefined) => {
      if (name !== 'date') return values(subject, site, slug)[name] ?? ''
      const date = formatDate(form ?? '', subject.publishedAt, site.timeZone)
      isComplete &&= date !== null
      return date ?? ''
    },
  )
  if (!isComplete) return null
  const isTranslation = subject.lang !== null && site.lang !== null && subject.lang !== site.lang
  // Pelican writes translations to `{slug}-{lang}.html`.
  return normalPath(`/${isTranslation ? path.replace(/(\.html|\/)?$/, `-${subject.lang}$1`) : path}`)
}

function values(subject: PermalinkSubject, site: Site, slug: string): { [name: string]: string } {
  return {
    slug,
    lang: subject.lang ?? site.lang ?? 'en',
    category: slugify(subject.categories[0]?.join('/') ?? 'misc'),
    author: slugify(subject.authors[0] ?? ''),
  }
}
