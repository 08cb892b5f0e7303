import type { JsonValue } from '../model/json-value.ts'
import { withoutEmail } from '../text/email.ts'
import { asText } from '../values/values.ts'

/**
 * Keys of the name that people see, best first, then keys that only identify an account. They come from exports of
 * WordPress, Ghost, Blogger, Drupal and GitHub. Letter case, `_`, `-` and the prefixes `author_`, `user_` and `wp:` make no
 * difference.
 */
const names = ['displayname', 'name', 'fullname', 'realname', 'publicname', 'nickname', 'title', 'label']
const accounts = ['nicename', 'slug', 'username', 'screenname', 'login', 'id']

/** Returns the name of a person in an object, never an e-mail address. Null if there is none. */
export function personName(table: { [key: string]: JsonValue }): string | null {
  const values = new Map<string, string>()
  for (const [key, value] of Object.entries(table)) {
    // Blogger and other feeds keep texts as `{ $t: … }` or `{ _: … }`.
    const inner =
      typeof value === 'object' && value !== null && !Array.isArray(value) ? (value.$t ?? value._ ?? null) : value
    const text = withoutEmail(asText(inner) ?? '')
    const name = key
      .toLowerCase()
      .replace(/^wp:/, '')
      .replace(/[-_ ]/g, '')
      .replace(/^(?:author(?=.)|user(?!name$)(?=.))/, '')
    if (text !== '' && !values.has(name)) values.set(name, text)
  }
  const first = [values.get('firstname') ?? values.get('givenname'), values.get('lastname') ?? values.get('familyname')]
  const parts = first.filter((part) => part !== undefined)
  const find = (keys: string[]) => keys.map((key) => values.get(key)).find((value) => value !== undefined) ?? null
  const whole = parts.every((part) => /^[\p{sc=Han}]+$/u.test(part)) ? parts.toReversed().join('') : parts.join(' ')
  return find(names) ?? (whole === '' ? null : whole) ?? find(accounts)
}
