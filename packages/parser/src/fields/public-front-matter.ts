import type { JsonValue } from '../model/json-value.ts'
import { bracketedEmail, emailAddress, withoutEmail } from '../text/email.ts'

const whole = new RegExp(`^(?:mailto:)?${emailAddress}$`, 'u')

const mailKey = /e-?mail/i

/**
 * Returns the front matter that can be published: without private keys, and without keys for e-mail addresses. E-mail
 * addresses are removed if they are a whole value, in angle brackets, or anywhere under a key that names people.
 */
export function withoutPrivate(
  data: { [key: string]: JsonValue },
  isPrivate: (key: string) => boolean,
  namesPeople: (key: string) => boolean,
): { [key: string]: JsonValue } {
  function clean(value: JsonValue, people: boolean): JsonValue {
    if (typeof value === 'string') return cleanText(value, people)
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map((item) => clean(item, people))
    const kept: { [key: string]: JsonValue } = {}
    for (const [key, item] of Object.entries(value)) {
      if (isPrivate(key) || mailKey.test(key)) continue
      kept[key] = clean(item, people || namesPeople(key))
    }
    return kept
  }
  function cleanText(text: string, people: boolean): string | null {
    if (!text.includes('@')) return text
    if (whole.test(text.trim())) return null
    return people ? withoutEmail(text) : text.replace(bracketedEmail, '')
  }
  // An object comes back as an object.
  return clean(data, false) as { [key: string]: JsonValue }
}
