import type { Problem } from '../diagnostics/problem.ts'
import type { JsonValue } from '../model/json-value.ts'
import type { AuthorProfile } from '../model/site.ts'
import { withoutEmail } from '../text/email.ts'
import { asAbsoluteUrl, asName, asNames, asText, foldName } from '../values/values.ts'

export type AuthorTable = { [key: string]: JsonValue }

/** The functions that reading an author needs. */
export interface AuthorContext {
  /** Adds a diagnostic at the line of one of the author's keys. */
  report(problem: Omit<Problem, 'line' | 'column'>, key: string): void
  /** Whether the address of an image is a file in the folder, or on another host. */
  hasPicture(avatar: string): boolean
}

/** Reads the details of an author except the name. Values that cannot be read are reported at their key and left out. */
export function readDetails(name: string, table: AuthorTable, context: AuthorContext): Omit<AuthorProfile, 'name'> {
  const detail = (keys: string[], read: (value: JsonValue) => string | null, wanted: string, hint: string) => {
    const found = firstOf(table, keys)
    if (found === null) return null
    const result = read(found.value)
    if (result === null) context.report(unreadable(found, `is ${wanted}, and`, hint), found.key)
    return result
  }
  const text = (keys: string[]) => detail(keys, asText, 'not text', 'write it as one text')
  const avatar = text(['avatar', 'image', 'photo', 'picture', 'image_url', 'imageURL', 'profile_image', 'avatar_url'])
  if (avatar !== null && !context.hasPicture(avatar)) reportPicture(avatar, table, context)
  const bio = text(['bio', 'description', 'about', 'summary', ...(table.name === undefined ? [] : ['title'])])
  return {
    aliases: aliasesOf(table, context).filter((alias) => foldName(alias) !== foldName(name)),
    slug: text(['slug', 'id']),
    bio: bio === null ? null : withoutEmail(bio) || null,
    url: detail(
      ['url', 'website', 'link', 'homepage', 'web'],
      asAbsoluteUrl,
      'not an absolute URL',
      'write it with its scheme and host, like https://ann.example',
    ),
    avatar,
  }
}

interface FrontMatterEntry {
  key: string
  value: JsonValue
}

/** Returns the first key with a value. */
function firstOf(table: AuthorTable, keys: string[]): FrontMatterEntry | null {
  for (const key of keys) {
    const value = table[key] ?? null
    if (value !== null) return typeof value === 'string' && value.trim() === '' ? null : { key, value }
  }
  return null
}

/** Reads other spellings from keys of two kinds; an author can have both. Valid items of a list are kept. */
function aliasesOf(table: AuthorTable, context: AuthorContext): string[] {
  return [
    ['aliases', 'alias'],
    ['short_name', 'username', 'login'],
  ].flatMap((keys) => {
    const found = firstOf(table, keys)
    if (found === null) return []
    const names = asNames(found.value)
    const items = Array.isArray(found.value) ? found.value.flat() : [found.value]
    const hint = 'write the other spellings as a list: [A. Lee, Lee Ann]'
    if (items.some((item) => typeof item === 'object' && item !== null && asName(item) === null))
      context.report(
        unreadable(
          found,
          names.length === 0 ? 'is not a list of names, and' : 'contains an item that is not a name, which',
          hint,
        ),
        found.key,
      )
    return names
  })
}

function reportPicture(avatar: string, table: AuthorTable, { report }: AuthorContext): void {
  const key = Object.keys(table).find((name) => asText(table[name] ?? null) === avatar) ?? 'avatar'
  const message = `${key}: there is no image at ${shown(avatar)}`
  const hint = 'add the file (the path starts at the content folder), or fix the address'
  report({ severity: 'WARNING', code: 'image-missing', message, hint }, key)
}

function unreadable({ key, value }: FrontMatterEntry, fault: string, hint: string): Omit<Problem, 'line' | 'column'> {
  const message = `${key}: ${shown(value)} ${fault} is left out`
  return { severity: 'WARNING', code: 'author-detail-unreadable', message, hint }
}

/** Returns a short form of a value without e-mail addresses, because the diagnostics can be public. */
function shown(value: JsonValue): string {
  return JSON.stringify(value, (_, item) => (typeof item === 'string' ? withoutEmail(item) || '…' : item)).slice(0, 80)
}
