/** Searches for fixed markup from ever later offsets. Each result is cached, so all searches together take linear time. */
export class NextMatch {
  private readonly source: string
  private readonly found = new Map<string, number>()
  private lower: string | null = null

  constructor(source: string) {
    this.source = source
  }

  /** The offset of the next occurrence, in lower or upper case, or null. */
  find(markup: string, from: number): number | null {
    const known = this.found.get(markup)
    if (known !== undefined && (known === -1 || known >= from)) return known === -1 ? null : known
    this.lower ??= lowerCase(this.source)
    const at = this.lower.indexOf(markup, from)
    this.found.set(markup, at)
    return at === -1 ? null : at
  }

  /** The offset of the next tag with a start: `</a` finds `</a>` and `</a b>`, but not `</abbr>`. */
  findTag(start: string, from: number): number | null {
    let at = this.find(start, from)
    while (at !== null && /[^\s/>]/.test(this.source.charAt(at + start.length))) at = this.find(start, at + 1)
    return at
  }
}

/** Without a change of length: `İ` becomes two code units in `toLowerCase`. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}
