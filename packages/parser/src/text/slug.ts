/**
 * Makes one segment of a URL path from a file name or a front matter slug. The result is NFC, never empty, and keeps
 * script, case and punctuation, so that old addresses stay valid. Only characters that a path cannot contain become
 * hyphens.
 */
export function pathSegment(text: string): string {
  const normal = text.normalize('NFC').trim()
  const segment = normal
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are among what is replaced
    .replace(/^[\s/\\?#%"<>|^`{}[\]\0-\x1f\x7f]+|[\s/\\?#%"<>|^`{}[\]\0-\x1f\x7f]+$/gu, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: as above
    .replace(/[\s/\\?#%"<>|^`{}[\]\0-\x1f\x7f\u200b\u2028\u2029\ufeff]+/gu, '-')
  return segment === '' || /^\.+$/.test(segment) ? codePoints(normal) : segment
}

/**
 * Makes the slug of a name (tag, category, author): lower case, with letters and digits of every script and emoji. `C++`,
 * `C#` and `C` have different slugs, `Service Mesh` and `service-mesh` the same. Never empty.
 */
export function slugify(name: string): string {
  const slug = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\+/g, '-plus-')
    .replace(/(?<=\p{L})#|♯/gu, '-sharp-')
    .replace(/^\.(?=\p{L})/u, 'dot-')
    .replace(/&/g, '-and-')
    .replace(/['’]/g, '')
    // biome-ignore lint/suspicious/noMisleadingCharacterClass: joiners and variation selectors are kept with their emoji
    .replace(/[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}\u200d\ufe0f._~]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .normalize('NFC')
  return slug === '' ? codePoints(name) : slug
}

/** Fallback slug of a name without letters and digits: `u21-21` for `!!`. */
function codePoints(text: string): string {
  const codes = Array.from(text, (char) => (char.codePointAt(0) ?? 0).toString(16))
  return codes.length === 0 ? 'untitled' : `u${codes.join('-')}`
}
