/**
 * One segment of a URL path from a name that the generator leaves alone: blanks, capitals and punctuation stay. Only
 * characters that end a path (`?`, `#`) or a segment, percent signs and control characters become hyphens. In NFC.
 */
export function pathName(text: string): string {
  return (
    text
      .normalize('NFC')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters cannot be in a URL path
      .replace(/[\0-\x1f\x7f/\\?#%]+/g, '-')
      .trim()
  )
}

/**
 * Hexo's slug of a text: accents of Latin letters are removed, and blanks and ASCII punctuation become hyphens.
 * Source: hexo-util 4, lib/slugize
 */
export function slugizeLikeHexo(text: string): string {
  return (
    text
      .normalize('NFD')
      .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
      .normalize('NFC')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: Hexo removes them
      .replace(/[\0-\x1f]/g, '')
      .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/]+/g, '-')
      .replace(/^-|-$/g, '')
  )
}

/**
 * Jekyll's slug of a text.
 * @param mode `pretty` keeps punctuation that URLs can contain; `default` keeps only letters, marks and digits
 * Source: Jekyll 4, lib/jekyll/utils
 */
export function slugifyLikeJekyll(text: string, mode: 'default' | 'pretty'): string {
  const replaced = mode === 'pretty' ? /[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu : /[^\p{M}\p{L}\p{Nd}]+/gu
  return text.normalize('NFC').replace(replaced, '-').replace(/^-|-$/g, '')
}

/**
 * A text as Hugo makes it a part of a path: letters, digits and a few characters stay, blanks become hyphens, everything
 * else is removed. `#` and `%`, which Hugo keeps, are removed too, because they cannot be in a path without an escape.
 * Source: Hugo, common/paths.Sanitize
 */
export function sanitizeLikeHugo(text: string, rules: { lowerCase: boolean; withoutAccents: boolean }): string {
  const plain = rules.withoutAccents ? text.normalize('NFD').replace(/\p{Mn}+/gu, '') : text
  let result = ''
  let isPending = false
  for (const char of plain.normalize('NFC')) {
    if (/[\p{L}\p{Nd}\p{M}._+~@-]/u.test(char)) {
      if (isPending && char !== '-') result += '-'
      isPending = false
      result += char
    } else if (/\s/u.test(char) && result !== '' && !result.endsWith('-')) isPending = true
  }
  return rules.lowerCase ? result.toLowerCase() : result
}
