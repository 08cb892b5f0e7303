import type { Problem } from '../diagnostics/problem.ts'
import type { Fields } from '../front-matter/fields.ts'
import type { Field } from '../front-matter/known-keys.ts'
import type { Article } from '../model/article.ts'
import type { Site } from '../model/site.ts'
import { datedFolders, datedStem, dateInPath, type FilePath } from '../paths/file-path.ts'
import { readDate } from '../values/dates.ts'
import { asBoolean, asTable, asText } from '../values/values.ts'
import type { ZoneOf } from './zone-of.ts'

type Report = (problem: Problem, key: string) => void
export type Publication = Pick<Article, 'publishedAt' | 'dateOrigin' | 'dateRaw'>

/** The last instant of the year 9999: an article is never visible if its date of publication cannot be read. */
const never = 253402300799999

/** The publication date: from the date keys, else from the `path` key, the file name or the folder names. */
export function publicationOf(fields: Fields, path: FilePath, zone: ZoneOf, report: Report): Publication {
  const key = dateOf(fields, 'date', zone, report) ?? publishedDate(fields, zone, report) ?? pathDate(fields, zone)
  if (key !== null) return { publishedAt: key.instant, dateOrigin: 'FRONT_MATTER', dateRaw: key.raw }
  for (const raw of [datedStem(path.stem).date, datedFolders(path)]) {
    const instant = raw === null ? null : readDate(raw, zone(null))
    if (instant !== null) return { publishedAt: instant, dateOrigin: 'FILE_NAME', dateRaw: raw }
  }
  return { publishedAt: null, dateOrigin: 'NONE', dateRaw: null }
}

/**
 * The instant before which no user sees the article, if it is not its publication date. In Hugo, `publishDate` decides, with or
 * without a `date`. On sites of Eleventy and Astro, `publishDate` and `pubDate` mean the same. Hexo and Jekyll go by `date` alone.
 * Source: https://gohugo.io/configuration/front-matter/#dates
 */
export function visibleFromOf(
  fields: Fields,
  publishedAt: number | null,
  site: Site,
  zone: ZoneOf,
  report: Report,
): number | null {
  if (site.pathRules.exact && (site.dialect === 'hexo' || site.dialect === 'jekyll')) return null
  for (const { key, value } of fields.written('visibleFrom')) {
    if (asBoolean(value) !== null) continue
    const instant = readDate(value, zone(key))
    if (instant !== null) return instant === publishedAt ? null : instant
    const problem = unreadable(key, asText(value) ?? JSON.stringify(value))
    report({ ...problem, message: `${problem.message}; no user sees the article until it is` }, key)
    return never
  }
  return null
}

interface Dated {
  instant: number
  raw: string
}

/** The first value of the field that is a date. Values that are not dates are reported. */
export function dateOf(fields: Fields, field: Field, zone: ZoneOf, report: Report): Dated | null {
  for (const { key, value: written } of fields.written(field)) {
    // Docusaurus: `last_update: {date: 2024-01-01, author: Ann}`.
    const value = asTable(written).date ?? written
    const raw = asText(value)
    if (raw === null && typeof value !== 'object') continue
    const instant = readDate(value, zone(key))
    if (instant !== null && raw !== null) return { instant, raw }
    report(unreadable(key, raw ?? JSON.stringify(value)), key)
  }
  return null
}

/** `published` is a status if it is true or false, and a date otherwise. */
function publishedDate(fields: Fields, zone: ZoneOf, report: Report): Dated | null {
  const boolean = fields.written('published').every(({ value }) => asBoolean(value) !== null)
  return boolean ? null : dateOf(fields, 'published', zone, report)
}

/** `path = "2022/08/01/Increasing-glibc-kernel-requirements"` */
function pathDate(fields: Fields, zone: ZoneOf): Dated | null {
  for (const field of ['path', 'permalink', 'slug'] as const) {
    const raw = fields.first(field, (value) => dateInPath(asText(value) ?? ''))?.read
    const instant = raw === undefined ? null : readDate(raw, zone(field))
    if (raw !== undefined && instant !== null) return { instant, raw }
  }
  return null
}

function unreadable(key: string, raw: string): Problem {
  const shown = raw.length > 60 ? `${raw.slice(0, 60)}…` : raw
  // Eleventy evaluates these words.
  if (/^(?:git )?(?:last modified|created)$/i.test(raw)) {
    const message = `${key}: "${shown}" is a date that the generator takes from the file or from Git; an import knows neither`
    return { severity: 'WARNING', code: 'date-unreadable', message, hint: 'write the date itself: 2022-07-30' }
  }
  const ambiguous = /^\d{1,2}[/-]\d{1,2}[/-]\d{4}/.test(raw)
  return {
    severity: 'WARNING',
    code: 'date-unreadable',
    message: ambiguous
      ? `${key}: "${shown}" is ambiguous: it can mean two days`
      : `${key}: "${shown}" is not a date in a known format`,
    hint: 'write it as 2022-07-30 or 2022-07-30T09:44:07Z',
  }
}
