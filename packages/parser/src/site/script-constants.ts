/**
 * Reads text constants from the source of a configuration that is a script, which is never run: `title: 'Name'` in
 * JavaScript and `SITENAME = "Name"` in Python. Values that are computed are not found.
 */
export class ScriptConstants {
  private readonly source: string

  constructor(source: string) {
    this.source = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^[ \t]*(?:\/\/|#).*$/gm, '')
  }

  /** The first text with a name, or null. */
  text(name: string): string | null {
    const found = new RegExp(`(?<![\\w.-])["']?${name}["']?\\s*[:=]\\s*(["'\`])((?:(?!\\1)[^\\\\\\n]|\\\\.)*)\\1`).exec(
      this.source,
    )
    const text = found?.[2]?.replace(/\\(.)/g, '$1').trim()
    return text === undefined || text === '' || (found?.[1] === '`' && text.includes('${')) ? null : text
  }

  /** Whether a name has the value true or false; null if it has none. */
  flag(name: string): boolean | null {
    const found = new RegExp(`(?<![\\w.-])["']?${name}["']?\\s*[:=]\\s*(true|false)\\b`, 'i').exec(this.source)
    return found === null ? null : found[1]?.toLowerCase() === 'true'
  }

  /** All texts that match a pattern, by its first group. */
  all(pattern: RegExp): string[] {
    return [...this.source.matchAll(pattern)].flatMap((match) => match[1] ?? [])
  }
}
