import type { Problem } from '../diagnostics/problem.ts'
import type { AuthorRef } from '../model/article.ts'
import type { JsonValue } from '../model/json-value.ts'
import type { AuthorProfile, Site } from '../model/site.ts'
import { withoutEmail } from '../text/email.ts'
import { asAbsoluteUrl, asText, foldName } from '../values/values.ts'
import { personName } from './person-name.ts'

/** The site's authors by folded name, alias and slug. Case and width are ignored. Built once for each site. */
const indexes = new WeakMap<Site, Map<string, AuthorProfile>>()

function profilesOf(site: Site): Map<string, AuthorProfile> {
  let index = indexes.get(site)
  if (index === undefined) {
    index = new Map()
    for (const profile of site.authors)
      for (const name of [profile.name, ...profile.aliases, profile.slug ?? profile.name]) {
        const key = foldName(name)
        if (!index.has(key)) index.set(key, profile)
      }
    indexes.set(site, index)
  }
  return index
}

/** Reads the authors of one article. Returns null if the value contains no name. */
export function readAuthors(value: JsonValue, key: string, site: Site, problems: Problem[]): AuthorRef[] | null {
  const profiles = profilesOf(site)
  const refs = authorRefs(value, key, profiles, problems)
  if (refs.length < 2) return refs.length === 0 ? null : refs
  const seen = new Set<string>()
  return refs.filter(({ name }) => !seen.has(foldName(name)) && seen.add(foldName(name)))
}

type Profiles = Map<string, AuthorProfile>

/** Names are folded only if the site describes authors. */
function profileOf(name: string, profiles: Profiles): AuthorProfile | undefined {
  return profiles.size === 0 ? undefined : profiles.get(foldName(name))
}

function authorRefs(value: JsonValue, key: string, profiles: Profiles, problems: Problem[]): AuthorRef[] {
  if (Array.isArray(value)) return value.flatMap((item) => authorRefs(item, key, profiles, problems))
  if (typeof value === 'object' && value !== null) return fromObject(value, key, profiles, problems)
  const text = asText(value)
  if (text === null) return []
  const spelling = withoutEmail(text).replace(/^\((.+)\)$/, '$1')
  if (spelling === '') {
    problems.push({
      severity: 'INFO',
      code: 'author-email-only',
      message: `${key}: an e-mail address is not published`,
    })
    return []
  }
  return splitNames(spelling, key, profiles, problems).map((name) => reference(name, null, profiles))
}

function fromObject(
  value: { [key: string]: JsonValue },
  key: string,
  profiles: Profiles,
  problems: Problem[],
): AuthorRef[] {
  const spelling = personName(value)
  if (spelling === null) {
    // WPGraphQL keeps an author in `node`, Strapi in `data`.
    const inner = value.node ?? value.data ?? null
    if (typeof inner === 'object' && inner !== null) return authorRefs(inner, key, profiles, problems)
    const keys = Object.keys(value).join(', ')
    problems.push({
      severity: 'WARNING',
      code: 'author-unreadable',
      message: `${key}: no name among its keys (${keys})`,
      hint: 'give each author a name:',
    })
    return []
  }
  const url = asAbsoluteUrl(
    value.url ?? value.link ?? value.website ?? value.homepage ?? value.user_url ?? value.uri ?? null,
  )
  return [reference(spelling, url, profiles)]
}

function reference(written: string, url: string | null, profiles: Profiles): AuthorRef {
  const known = profileOf(written, profiles)
  // `Joyee Cheung (@joyeecheung)`, `Foo (https://foo.example)`
  const [, bare = written, inParentheses = ''] =
    /^(.+?)\s*[(（]\s*(@[\w-]+|https?:\/\/[^\s)]+)\s*[)）]$/.exec(written) ?? []
  const profile = known ?? profileOf(bare, profiles)
  return { name: profile?.name ?? bare, spelling: written, url: url ?? profile?.url ?? asAbsoluteUrl(inParentheses) }
}

const separators = /\s*(?:,\s*(?:and|&)\s|[,，、&＆]|\s(?:and|und|et|with|和|与)\s)\s*/u

/** `A, B` and `A & B` are two people only if each part looks like a name or is a known author. */
function splitNames(text: string, key: string, profiles: Profiles, problems: Problem[]): string[] {
  if (profileOf(text, profiles)) return [text]
  const listed = text.split(/\s*[;；]\s*/u).filter((part) => part !== '')
  // In `Lin, Ada; Wu, Bo` the commas are parts of the names.
  const hasList = listed.length > 1
  const parts = hasList ? listed : (listed[0] ?? text).split(separators).filter((part) => part !== '')
  if (parts.length < 2) return [parts[0] ?? text]
  const known = parts.map((part) => profileOf(part, profiles) !== undefined)
  // `Smith, John` is one person with the last name first, and `Smith & Smith` is one company.
  const lastNameFirst = parts.length === 2 && text.includes(',') && parts.some((part) => /^\p{Lu}\S*$/u.test(part))
  const isOne = (lastNameFirst && !hasList) || new Set(parts).size < parts.length
  const isName = (part: string) => looksLikeName(hasList ? part.replace(/,\s*/, ' ') : part)
  const names = parts.every((part, at) => known[at] === true || (isName(part) && !isOne))
  if (!names) return [text]
  problems.push({
    severity: 'INFO',
    code: 'author-split',
    message: `${key}: "${text}" is read as ${parts.length} authors: ${parts.join(' · ')}`,
    hint: 'write several authors as a list',
  })
  return parts
}

const roleWord =
  /\b(director|editor|manager|president|officer|ceo|cto|cfo|coo|cio|chief|engineer|professor|prof|dr|ph\.?d|md|m\.d|jr|sr|ii|iii|iv|inc|ltd|llc|gmbh|co|corp|company|team|fellow|writer|author|reporter|correspondent|chair\w*|secretary|minister|senator|analyst|developer|lead|head|designer|founder|co-founder|intern|staff|member|department|university|institute|office|group|society|foundation|association|committee|council|agency|news|press|media|strategist|specialist|consultant|researcher|scientist|administrator|coordinator|advisor|partner|deputy|assistant|associate|senior|junior|executive|esq|mp|mba|bsc|msc|guest|contributor)\b/iu

/** One to four capitalised words, or two to four CJK characters (more with a middle dot), without titles and digits. */
function looksLikeName(part: string): boolean {
  const bare = part.replace(/\s*[(（]@[\w-]+[)）]$/, '')
  if (/^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}·・ ]{2,12}$/u.test(bare)) return true
  if (roleWord.test(bare) || /[\d@:/]/.test(bare)) return false
  const words = bare.split(/\s+/)
  const small = /^(?:de|da|di|do|dos|del|della|van|von|der|den|la|le|el|al|bin|ibn|ter|ten|zu|y)$/
  return (
    words.length <= 5 &&
    words.every((word) => small.test(word) || /^(?:[dlDL]['’])?[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}'’.-]*$/u.test(word))
  )
}
