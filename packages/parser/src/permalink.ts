import { decode } from './image-address.ts'
import type { Site } from './site.ts'
import { pathSegment, slugify } from './slug.ts'
import { wallTime } from './time-zone.ts'

/** What a permalink pattern may ask for. */
export interface PermalinkSubject {
  slug: string
  /** Asked for only where a pattern holds it. */
  title: () => string
  /** Folders that show in a URL. */
  folders: string[]
  categories: string[][]
  collection: string
  authors: string[]
  lang: string | null
  /** Front matter's id, uid or abbrlink. */
  id: string | null
  publishedAt: number | null
}

/** Jekyll's names for patterns. */
const styles: { [name: string]: string } = {
  date: '/:categories/:year/:month/:day/:title.html',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title.html',
  weekdate: '/:categories/:year/W:week/:short_day/:title.html',
  none: '/:categories/:title.html',
}

/** Fills a pattern of Hexo's, Jekyll's or Hugo's; null where it asks for what the article has not (a date, an id). */
export function expandPermalink(pattern: string, subject: PermalinkSubject, site: Site): string | null {
  const full = styles[pattern] ?? pattern
  const values = placeholders(subject, site)
  let missing = false
  const path = full.replace(/:([a-z_]+)/gi, (whole, name: string) => {
    const known = longestKnown(name.toLowerCase(), values)
    if (known === null) return whole
    const value = values[known]?.() ?? null
    if (value === null) missing = true
    return `${value ?? ''}${name.slice(known.length)}`
  })
  return missing ? null : normalPath(path)
}

/** In `:year_archive` the placeholder is `:year`. */
function longestKnown(name: string, values: { [name: string]: unknown }): string | null {
  for (let length = name.length; length > 0; length--) {
    const candidate = name.slice(0, length)
    if (Object.hasOwn(values, candidate)) return candidate
  }
  return null
}

type Placeholder = () => string | null

function placeholders(subject: PermalinkSubject, site: Site): { [name: string]: Placeholder } {
  const { slug, folders, categories, publishedAt } = subject
  const inFolders = [...folders.map(pathSegment), slug].join('/')
  // Jekyll counts paths from the collection, which `_docs/a.md` shows as its first folder.
  const isCollected = folders[0] === subject.collection && site.collections.includes(`_${subject.collection}`)
  const within = isCollected ? folders.slice(1) : folders
  const firstPath = (categories[0] ?? []).map(categorySegment).join('/')
  const roots = categories.map((path) => path.map(categorySegment).join('/')).join('/')
  const all = site.categories === 'path' ? firstPath : roots
  return {
    // Hexo's title is the file with its folders; the others' is the slug alone.
    title: () => (site.dialect === 'hexo' ? inFolders : slug),
    name: () => slug,
    slug: () => slug,
    filename: () => slug,
    slugorfilename: () => slug,
    contentbasename: () => slug,
    slugorcontentbasename: () => slug,
    post_title: () => slugify(subject.title()),
    path: () => [...within.map(pathSegment), slug].join('/'),
    category: () => (all === '' ? 'uncategorized' : all),
    categories: () => all,
    collection: () => subject.collection,
    section: () => pathSegment(folders[0] ?? subject.collection),
    sections: () => folders.map(pathSegment).join('/'),
    author: () => slugify(subject.authors[0] ?? '') || null,
    lang: () => subject.lang ?? site.lang ?? '',
    id: () => subject.id,
    abbrlink: () => subject.id,
    output_ext: () => '.html',
    ...datePlaceholders(publishedAt, site.timeZone),
  }
}

function categorySegment(name: string): string {
  return pathSegment(name).replaceAll(' ', '-')
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

function datePlaceholders(publishedAt: number | null, zone: string): { [name: string]: Placeholder } {
  const wall = publishedAt === null ? null : wallTime(publishedAt, zone)
  const weekday = wall === null ? 0 : new Date(Date.UTC(wall.year, wall.month - 1, wall.day)).getUTCDay()
  const dayOfYear =
    wall === null
      ? 0
      : Math.round((Date.UTC(wall.year, wall.month - 1, wall.day) - Date.UTC(wall.year, 0, 0)) / 86_400_000)
  const from = (read: (date: NonNullable<typeof wall>) => string) => () => (wall === null ? null : read(wall))
  const two = (value: number) => String(value).padStart(2, '0')
  return {
    year: from(({ year }) => String(year)),
    short_year: from(({ year }) => two(year % 100)),
    month: from(({ month }) => two(month)),
    i_month: from(({ month }) => String(month)),
    monthname: from(({ month }) => (months[month - 1] ?? '').toLowerCase()),
    long_month: from(({ month }) => months[month - 1] ?? ''),
    short_month: from(({ month }) => (months[month - 1] ?? '').slice(0, 3)),
    day: from(({ day }) => two(day)),
    i_day: from(({ day }) => String(day)),
    y_day: from(() => String(dayOfYear).padStart(3, '0')),
    yearday: from(() => String(dayOfYear)),
    weekday: from(() => String(weekday)),
    weekdayname: from(() => (days[weekday] ?? '').toLowerCase()),
    long_day: from(() => days[weekday] ?? ''),
    short_day: from(() => (days[weekday] ?? '').slice(0, 3)),
    week: from(() => two(isoWeek(dayOfYear, weekday))),
    hour: from(({ hour }) => two(hour)),
    minute: from(({ minute }) => two(minute)),
    second: from(({ second }) => two(second)),
  }
}

/** Good to the week, but for the turn of the year, where ISO gives a few days to the other year's last or first week. */
function isoWeek(dayOfYear: number, weekday: number): number {
  return Math.max(1, Math.floor((dayOfYear - (weekday === 0 ? 7 : weekday) + 10) / 7))
}

/** One leading slash, no empty segment, no `.` or `..`, no control character, percent escapes decoded, `index.html` taken off, NFC. */
export function normalPath(path: string): string {
  const bare = decode(path.trim())
    .normalize('NFC')
    .replace(/[?#].*$/s, '')
  const segments = bare.split(/[/\\]/).filter((segment) => segment !== '' && segment !== '.' && segment !== '..')
  const index = /^index\.html?$/i.test(segments.at(-1) ?? '')
  if (index) segments.pop()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no address holds them
  const joined = segments.map((segment) => segment.replace(/[\0-\x1f\x7f]+/g, '-').trim()).join('/')
  if (joined === '') return '/'
  return `/${joined}${index || bare.endsWith('/') ? '/' : ''}`
}
