import type { JsonValue } from './article.ts'
import { decode } from './decode.ts'
import { withoutEmail } from './email.ts'
import { readFrontMatter } from './front-matter.ts'
import type { Problem } from './problem.ts'
import type { SettingsFile } from './settings-file.ts'
import type { AuthorProfile } from './site.ts'
import { siteFileKind } from './site-files.ts'
import { asAbsoluteUrl, asNames, asText, foldName } from './values.ts'

/** Authors of authors.yml, or of the `authors` of site.yml: a list of objects with names, or a mapping by name or slug. */
export function profilesOfTable(value: JsonValue, file: SettingsFile): AuthorProfile[] {
  if (typeof value === 'string' && siteFileKind(value) !== 'authors') {
    const message = `authors: the file ${value} is not read`
    const hint = 'describe the authors here, or in authors.yml beside this file'
    file.report({ severity: 'WARNING', code: 'setting-invalid', message, hint }, 'authors')
  }
  const entries: [string | null, JsonValue][] = Array.isArray(value)
    ? value.map((item) => [null, item])
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
      : []
  // In site.yml they stand under a key of their own.
  const above = siteFileKind(file.path) === 'own' ? 'authors' : undefined
  return entries.flatMap(([key, item]) => {
    const profile = profileOfEntry(key, item)
    if (profile !== null) return [profile]
    const message = `an author needs a name, and ${JSON.stringify(item).slice(0, 60)} has none`
    file.report(
      { severity: 'WARNING', code: 'author-unreadable', message, hint: 'write it as name:' },
      above ?? key ?? undefined,
    )
    return []
  })
}

/** A mapping that gives a name has its slug as key; one that gives none has the name there. */
function profileOfEntry(key: string | null, value: JsonValue): AuthorProfile | null {
  const table = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
  if (key === null && typeof value === 'string') return profileOf(value, null, {})
  const written = asText(table.name ?? table.display_name ?? table.title ?? null)
  const name = written ?? key
  return name === null ? null : profileOf(name, written === null ? null : key, table)
}

function profileOf(name: string, slug: string | null, table: { [key: string]: JsonValue }): AuthorProfile {
  const bio = asText(table.bio ?? table.description ?? table.about ?? table.summary ?? null)
  const others = [
    ...asNames(table.aliases ?? table.alias ?? null),
    ...asNames(table.short_name ?? table.username ?? table.login ?? null),
  ]
  return {
    name: withoutEmail(name) || name,
    aliases: others.filter((alias) => foldName(alias) !== foldName(name)),
    slug: asText(table.slug ?? null) ?? slug,
    bio: bio === null ? null : withoutEmail(bio) || null,
    url: asAbsoluteUrl(table.url ?? table.website ?? table.link ?? table.homepage ?? table.web ?? null),
    avatar: asText(table.avatar ?? table.image ?? table.photo ?? table.picture ?? null),
  }
}

/** An author file (`_authors/jo.md`, `data/authors/jo.yml`): its name is the slug that articles name the author by. */
export function profileOfFile(
  path: string,
  bytes: Uint8Array,
  settings: JsonValue,
  problems: Problem[],
): AuthorProfile {
  const parts = path.split('/')
  const stem = (parts.at(-1) ?? path).replace(/\.[^.]+$/, '')
  const slug = /^_?index$/.test(stem) ? (parts.at(-2) ?? stem) : stem
  if (!/\.(?:md|markdown)$/i.test(path)) return profileOfEntry(slug, settings) ?? profileOf(slug, slug, {})
  const { data, body } = readFrontMatter(decode(bytes, null).text ?? '', problems)
  const profile = profileOfEntry(slug, data) ?? profileOf(slug, slug, {})
  // The page of an author is titled by the name, and its text is the biography.
  const text =
    body
      .trim()
      .split(/\n\s*\n/)[0]
      ?.replace(/\s+/g, ' ') ?? ''
  return { ...profile, slug: profile.slug ?? slug, bio: profile.bio ?? (text === '' ? null : withoutEmail(text)) }
}

/** Of two descriptions of one person the later one fills what the earlier one leaves open. */
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
