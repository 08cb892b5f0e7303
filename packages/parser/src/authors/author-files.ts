import type { Problem } from '../diagnostics/problem.ts'
import { placeOfKey } from '../front-matter/front-matter.ts'
import type { Place, SettingsFile } from '../front-matter/settings-file.ts'
import type { JsonValue } from '../model/json-value.ts'
import type { AuthorProfile } from '../model/site.ts'
import { siteFileKind } from '../paths/site-files.ts'
import { withoutEmail } from '../text/email.ts'
import { foldName, isTable } from '../values/values.ts'
import { type AuthorContext, type AuthorTable, readDetails } from './author-details.ts'
import { personName } from './person-name.ts'

/** Reads authors.yml, or `authors` in site.yml: a list of objects with names, or a mapping by name or slug. */
export function profilesOfTable(value: JsonValue, file: SettingsFile, hasPicture: HasPicture): AuthorProfile[] {
  if (typeof value === 'string' && siteFileKind(value) !== 'authors') {
    const message = `authors: the file ${value} is not read`
    const hint = 'describe the authors here, or in authors.yml next to this file'
    file.report({ severity: 'WARNING', code: 'setting-invalid', message, hint }, 'authors')
  }
  const entries: [string | null, JsonValue][] = Array.isArray(value)
    ? value.map((item) => [null, item])
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
      : []
  // In site.yml, the authors are inside a key.
  const above = siteFileKind(file.path) === 'own' ? 'authors' : undefined
  return entries.flatMap(([key, item]) => {
    const profile = profileOfEntry(key, item, (name) => ({
      report: (problem, detail) => file.report(problem, placeOfDetail(file.text, above, key ?? name, detail)),
      hasPicture,
    }))
    if (profile !== null) return [profile]
    const message = `an author has no name: ${withoutEmail(JSON.stringify(item).slice(0, 60))}`
    file.report(
      { severity: 'WARNING', code: 'author-unreadable', message, hint: 'write it as name:' },
      above ?? key ?? undefined,
    )
    return []
  })
}

type HasPicture = AuthorContext['hasPicture']

/** Returns line and column of an author's key: the first key with this name after the start of the author. */
function placeOfDetail(text: string, above: string | undefined, author: string, key: string): Place {
  const lines = text.split('\n')
  const first = above === undefined ? 0 : placeOfKey(text, above).line - 1
  const escaped = author.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const whole = new RegExp(`(?<![\\p{L}\\p{N}_])${escaped}(?![\\p{L}\\p{N}_])`, 'u')
  const start = Math.max(
    0,
    lines.findIndex((line, at) => at >= first && whole.test(line)),
  )
  const { line, column } = placeOfKey(lines.slice(start).join('\n'), key)
  return { line: start + line, column }
}

/** Returns the name in an entry. Its key may be the slug or the login, so those are not names. */
function publicName(table: AuthorTable): string | null {
  const accounts = ['slug', 'login', 'username', 'id']
  return personName(Object.fromEntries(Object.entries(table).filter(([key]) => !accounts.includes(key))))
}

/** If an entry of the mapping has a name, its key is the slug. Otherwise its key is the name. */
function profileOfEntry(
  key: string | null,
  value: JsonValue,
  contextOf: (name: string) => AuthorContext,
): AuthorProfile | null {
  const table = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
  if (key === null && typeof value === 'string') return profileOf(value, null, {}, contextOf(value))
  const written = publicName(table)
  const name = written ?? key
  // `Ann:` without details is allowed.
  if (key !== null && value !== null && !isTable(value)) contextOf(key).report(withoutDetails(key, value), key)
  return name === null ? null : profileOf(name, written === null ? null : key, table, contextOf(name))
}

function withoutDetails(key: string, value: JsonValue): Omit<Problem, 'line' | 'column'> {
  const written = withoutEmail(JSON.stringify(value).slice(0, 60))
  const message = `${key}: ${written} has no keys such as bio and url, and is left out`
  const hint = `write them below the name, as ${key}: { bio: …, url: … }`
  return { severity: 'WARNING', code: 'author-detail-unreadable', message, hint }
}

function profileOf(name: string, slug: string | null, table: AuthorTable, context: AuthorContext): AuthorProfile {
  const details = readDetails(name, table, context)
  return { name: withoutEmail(name) || name, ...details, slug: details.slug ?? slug }
}

/** Reads an author file (`_authors/jo.md`, `data/authors/jo.yml`). The file name is the slug that articles use. */
export function profileOfFile(path: string, table: AuthorTable, body: string, context: AuthorContext): AuthorProfile {
  const parts = path.split('/')
  const stem = (parts.at(-1) ?? path).replace(/\.[^.]+$/, '')
  const slug = /^_?index$/.test(stem) ? (parts.at(-2) ?? stem) : stem
  const profile = profileOfEntry(slug, table, () => context) ?? profileOf(slug, slug, {}, context)
  // The title of an author's page is the name, and its text is the biography.
  const text =
    body
      .trim()
      .split(/\n\s*\n/)[0]
      ?.replace(/\s+/g, ' ') ?? ''
  return { ...profile, slug: profile.slug ?? slug, bio: profile.bio ?? (text === '' ? null : withoutEmail(text)) }
}

/** Merges two descriptions of one person. The later one only adds values that the earlier one lacks. */
export function mergeProfiles(profiles: AuthorProfile[]): AuthorProfile[] {
  const merged = new Map<string, AuthorProfile>()
  for (const profile of profiles) {
    const key = foldName(profile.name)
    const before = merged.get(key)
    merged.set(key, before === undefined ? profile : merge(before, profile))
  }
  return [...merged.values()]
}

function merge(first: AuthorProfile, second: AuthorProfile): AuthorProfile {
  return {
    name: first.name,
    aliases: [...new Set([...first.aliases, ...second.aliases])],
    slug: first.slug ?? second.slug,
    bio: first.bio ?? second.bio,
    url: first.url ?? second.url,
    avatar: first.avatar ?? second.avatar,
  }
}
