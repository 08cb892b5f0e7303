import type { Diagnostic } from '@broadsheet/parser'
import { valueTooLong } from '../errors/file-diagnostics.ts'
import { isLonger, KEY_BYTES, NAME_BYTES, shortText } from '../limits/short-text.ts'
import type { EncodedArticle } from '../parse/encoded-article.ts'

/** The longest language tag. The longest one in use has 12 characters. */
const LANGUAGE_BYTES = 100
/** A target of a link is a path or a slug with a prefix and up to three other parts. */
const TARGET_BYTES = 2 * KEY_BYTES

/**
 * Shortens the values of an article by which the database looks it up, because an index of PostgreSQL rejects long texts.
 * Leaves out aliases, which are useless if they are shortened. The diagnostic names the keys.
 */
export function shortArticle(article: EncodedArticle): { article: EncodedArticle; diagnostics: Diagnostic[] } {
  const long = new Set<string>()
  const short = (field: string, text: string, bytes = KEY_BYTES) => {
    if (isLonger(text, bytes)) long.add(field)
    return shortText(text, bytes)
  }
  const withoutLong = <T>(field: string, list: T[], textOf: (item: T) => string, bytes: number) => {
    const kept = list.filter((item) => !isLonger(textOf(item), bytes))
    if (kept.length < list.length) long.add(field)
    return kept.length < list.length ? kept : list
  }
  const { lang, translationKey } = article
  const shortened: EncodedArticle = {
    ...article,
    key: short('id', article.key),
    slug: short('slug', article.slug),
    path: short('path', article.path),
    lang: lang === null ? null : (withoutLong('lang', [lang], (tag) => tag, LANGUAGE_BYTES)[0] ?? null),
    translationKey: translationKey && short('translationKey', translationKey),
    aliases: withoutLong('aliases', article.aliases, (path) => path, KEY_BYTES),
    authors: article.authors.map((author) => ({ ...author, name: short('authors', author.name, NAME_BYTES) })),
    categories: article.categories.map((names) => shortCategory(names, () => long.add('categories'))),
    tags: article.tags.map((tag) => short('tags', tag, NAME_BYTES)),
    links: article.links.map((link) => shortLink(link)),
    attachments: article.attachments.map((one) => ({ ...one, baseName: shortText(one.baseName) })),
  }
  return { article: shortened, diagnostics: long.size > 0 ? [valueTooLong(article.file, [...long])] : [] }
}

/** All names from the root down are one key. */
function shortCategory(names: string[], onLong: () => void): string[] {
  const short = names.map((name) => shortText(name, NAME_BYTES))
  if (short.some((name, depth) => name !== names[depth])) onLong()
  while (isLonger(short.join('\n'), KEY_BYTES)) {
    short.pop()
    onLong()
  }
  return short
}

function shortLink(link: EncodedArticle['links'][number]): EncodedArticle['links'][number] {
  const { target, otherwise } = link
  if (![target, ...(otherwise ?? [])].some((one) => isLonger(one, KEY_BYTES))) return link
  return { ...link, target: shortTarget(target), ...(otherwise && { otherwise: otherwise.map(shortTarget) }) }
}

/** A shortened path is found by the path of its article, which is shortened in the same way. */
function shortTarget<Target extends string>(target: Target): Target {
  const [, kind = '', text = ''] = /^([a-z]+:)(.*)$/s.exec(target) ?? []
  const short = kind === 'path:' || kind === 'slug:' ? shortText(text) : shortText(text, TARGET_BYTES)
  return `${kind}${short}` as Target // It has the same prefix.
}
