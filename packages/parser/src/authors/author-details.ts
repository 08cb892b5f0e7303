import type { Problem } from '../diagnostics/problem.ts'
import type { JsonValue } from '../model/json-value.ts'
import type { AuthorProfile } from '../model/site.ts'
import { withoutEmail } from '../text/email.ts'
import { asAbsoluteUrl, asName, asNames, asText, foldName } from '../values/values.ts'

export type AuthorTable = { [key: string]: JsonValue }

/** What the reading of an author asks of its surroundings. */
export interface AuthorContext {
  /** Reports something at the line of one of the author's keys. */
  report(problem: Omit<Problem, 'line' | 'column'>, key: string): void
  /** Whether a picture's address leads to a file of the folder, or to another host. */
  hasPicture(avatar: string): boolean
}

/** Reads what is said of an author beside the name. What cannot be read is reported under its key, and left out. */
export function readDetails(name: string, table: AuthorTable, context: AuthorContext): Omit<AuthorProfile, 'name'> {
  const detail = (keys: string[], read: (value: JsonValue) => string | null, wanted: string, hint: string) => {
    const found = firstOf(table, keys)
    if (found === null) return null
    const result = read(found.value)
    if (result === null) context.report(unreadable(found, `is ${wanted}, and`, hint), found.key)
    return result
  }
  const text = (keys: string[]) => detail(keys, asText, 'no text', 'write it as one text')
  const avatar = text(['avatar', 'image', 'photo', 'picture'])
  if (avatar !== null && !context.hasPicture(avatar)) reportPicture(avatar, table, context)
  const bio = text(['bio', 'description', 'about', 'summary'])
  return {
    aliases: aliasesOf(table, context).filter((alias) => foldName(alias) !== foldName(name)),
    slug: text(['slug']),
    bio: bio === null ? null : withoutEmail(bio) || null,
    url: detail(
      ['url', 'website', 'link', 'homepage', 'web'],
      asAbsoluteUrl,
      'no absolute address',
      'write it with its scheme and host, like https://ann.example',
    ),
    avatar,
  }
}

interface FrontMatterEntry {
  key: string
  value: JsonValue
}

/** The first of the keys that says something. */
function firstOf(table: AuthorTable, keys: string[]): FrontMatterEntry | null {
  for (const key of keys) {
    const value = table[key] ?? null
    if (value !== null) return typeof value === 'string' && value.trim() === '' ? null : { key, value }
  }
  return null
}

/** Spellings of two kinds, which may stand beside one another. A list keeps what can be read of it. */
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
        unreadable(found, names.length === 0 ? 'is no list of names, and' : 'holds what is no name, which', hint),
        found.key,
      )
    return names
  })
}

function reportPicture(avatar: string, table: AuthorTable, { report }: AuthorContext): void {
  const key = Object.keys(table).find((name) => asText(table[name] ?? null) === avatar) ?? 'avatar'
  const message = `${key}: no picture stands at ${shown(avatar)}`
  const hint = 'put the file there, counted from the content folder, or mend the address'
  report({ severity: 'WARNING', code: 'image-missing', message, hint }, key)
}

function unreadable({ key, value }: FrontMatterEntry, fault: string, hint: string): Omit<Problem, 'line' | 'column'> {
  const message = `${key}: ${shown(value)} ${fault} is left out`
  return { severity: 'WARNING', code: 'author-detail-unreadable', message, hint }
}

/** Short, and without e-mail addresses: everybody may be allowed to read it. */
function shown(value: JsonValue): string {
  return JSON.stringify(value, (_, item) => (typeof item === 'string' ? withoutEmail(item) || '…' : item)).slice(0, 80)
}
