import type { Dialect, Site } from '../model/site.ts'
import type { ParseContext } from './parse-context.ts'
import type { Publication } from './publication.ts'

const hint = 'add date: to the front matter'

/** Reports a post that has no date at all, in a generator that orders posts by date. Returns whether it has none. */
export function reportUndated(
  { fields, path, site, report }: Pick<ParseContext, 'fields' | 'path' | 'site' | 'report'>,
  publication: Publication,
): boolean {
  const isPost = path.folders.includes('_posts') && (site.dialect === 'hexo' || site.dialect === 'jekyll')
  if (publication.dateOrigin !== 'NONE' || !isPost || fields.written('date').length > 0) return false
  const generator =
    site.dialect === 'hexo'
      ? 'Hexo would use the time at which the file was last changed'
      : 'Jekyll does not publish a post without a date in its file name'
  const message = `the post has no date, so it comes last in every list; ${generator}`
  report({ severity: 'WARNING', code: 'date-missing', message, hint })
  return true
}

/** Whether a placeholder of a permalink pattern is a part of the date: `year`, `i_month`, `long_day`, Go's `2006`. */
export function isDatePlaceholder(name: string): boolean {
  return /^(?:i_|short_|long_|y_)?(?:year|month|day|hour|minute|second|week)$|^(?:yearday|weekday(?:name)?|monthname|timestamp)$|2006|^0?[12]$|^Jan/.test(
    name,
  )
}

/** The result of each generator for a path with a date, if the article has none. */
const withoutDate: { readonly [dialect in Dialect]?: string } = {
  hexo: 'Hexo would use the time at which the file was last changed',
  jekyll: 'Jekyll would use the time of the build',
  hugo: 'Hugo would use the year 1',
  eleventy: 'Eleventy would use the time at which the file was made',
}

/** Reports an article without a date whose permalink pattern needs one. */
export function reportUndatedPath(
  placeholder: string,
  urlPath: string,
  { dialect, pathRules }: Site,
  report: ParseContext['report'],
): void {
  const generator = pathRules.exact ? withoutDate[dialect] : undefined
  const message = `the permalink pattern uses :${placeholder}, and the article has no date; its path is ${urlPath}${generator === undefined ? '' : `, and ${generator}`}`
  report({ severity: 'WARNING', code: 'date-missing', message, hint, cause: `:${placeholder}` })
}
