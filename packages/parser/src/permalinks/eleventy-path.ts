import type { Site } from '../model/site.ts'
import { datedStem, isIndex } from '../paths/file-path.ts'
import { slugify } from '../text/slug.ts'
import { formatDate } from './date-placeholders.ts'
import { normalPath } from './normal-path.ts'
import { folderPath } from './plain-path.ts'
import type { PermalinkSubject } from './subject.ts'

/**
 * Expands a permalink of Eleventy with the usual expressions: `/{{ page.fileSlug }}/`, `{{ title | slugify }}`,
 * `{{ page.date | date: "%Y" }}`. Null if it has others.
 * Source: https://www.11ty.dev/docs/permalinks/, https://www.11ty.dev/docs/fileslug/
 */
export function eleventyPermalink(template: string, subject: PermalinkSubject, site: Site): string | null {
  let isKnown = true
  const path = template.replace(/\{\{-?([^{}]*?)-?\}\}/g, (_, expression: string) => {
    const value = expressionText(expression, subject, site)
    isKnown &&= value !== null
    return value ?? ''
  })
  return isKnown && !/\{[{%]/.test(path) ? normalPath(path) : null
}

function expressionText(expression: string, subject: PermalinkSubject, site: Site): string | null {
  const [name = '', ...filters] = expression.split('|').map((part) => part.trim())
  let value = name === 'page.date' || name === 'date' ? '' : named(name, subject)
  for (const filter of filters) {
    const form = /^date\s*[:(]\s*["']([^"']*)["']\)?$/.exec(filter)?.[1]
    if (form !== undefined && value === '') value = formatDate(form, subject.publishedAt, site.timeZone)
    else if (value === null) return null
    else if (/^(?:slug|slugify)\b/.test(filter)) value = slugify(value)
    else if (/^(?:lower|downcase)$/.test(filter)) value = value.toLowerCase()
    else if (!/^(?:safe|string|url)$/.test(filter)) return null
  }
  return value === '' ? null : value
}

function named(name: string, subject: PermalinkSubject): string | null {
  const { path, folders } = subject
  const stem = datedStem(path.stem).rest
  switch (name.replace(/^page\./, '')) {
    case 'fileSlug':
      return isIndex(path.stem) ? (datedStem(folders.at(-1) ?? '').rest ?? '') : stem
    case 'filePathStem':
      return `/${[...folders, stem].join('/')}`
    case 'title':
      return subject.title()
    default:
      return /^\w+$/.test(name) ? subject.value(name) : null
  }
}

/** A file with the name of its folder is the page of the folder. */
export function eleventyFilePath(subject: PermalinkSubject): string {
  const isFolder = subject.path.stem === subject.folders.at(-1)
  return folderPath(isFolder ? { ...subject, path: { ...subject.path, stem: 'index' } } : subject)
}
