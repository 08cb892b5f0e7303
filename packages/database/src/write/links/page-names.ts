/** An article as references by name see it. */
export interface NamedPage {
  id: number
  file: string
  slug: string
  title: string
  /** JSON list of its other names. */
  names: string
  /** BCP 47 tag. */
  lang: string | null
}

/**
 * Returns the keys under which an article can be referenced by name: its file name with and without date, its slug, its
 * title and its other names, all in lower case.
 */
export function nameKeys(page: Omit<NamedPage, 'id'>): string[] {
  const stem = logicalPath(page.file, page.lang).at(-1) ?? ''
  const keys = [stem, undated(stem), page.slug, page.title, ...otherNames(page)].map((name) => nameKey(name))
  return [...new Set(keys)].filter((key) => key !== '')
}

function otherNames({ names }: Pick<NamedPage, 'names'>): string[] {
  // As articleRow writes them.
  return names === '[]' ? [] : (JSON.parse(names) as string[])
}

/** The form of a name in a target. The separator of targets is not part of it. */
function nameKey(name: string): string {
  return name.normalize('NFC').replaceAll('|', ' ').toLowerCase()
}

/** Returns the first part of a target, which is the key of the page that it names: `second` in `name:second|en|posts|second`. */
export function keyOfTarget(target: string): string {
  return target.slice(5).split('|', 1)[0] ?? ''
}

/** Finds the pages that references name, as Hugo's `ref`, Hexo's `post_link` and Jekyll's `post_url` do. */
export class PageNames {
  readonly #pages = new Map<string, NamedPage[]>()

  /** @param keys the keys to look up; other pages need no memory */
  constructor(pages: Iterable<NamedPage>, keys: ReadonlySet<string>) {
    for (const page of pages) {
      for (const key of nameKeys(page)) {
        if (!keys.has(key)) continue
        const others = this.#pages.get(key)
        if (others) others.push(page)
        else this.#pages.set(key, [page])
      }
    }
  }

  /**
   * Returns the id of the page that a target names, or null. A page relative to the linking file comes first, then the
   * page of the same language with the shortest path.
   * @param target `name:<key>|<language>|<folder of the linking file>|<path as written>`
   */
  find(target: string): number | null {
    const [key = '', lang = '', folder = '', path = ''] = target.slice(5).split('|')
    const wanted = segments(path)
    const near = path.startsWith('/') ? null : resolved(segments(folder), wanted).join('/')
    const plain = wanted.filter((name) => name !== '.' && name !== '..')
    let best: { page: NamedPage; rank: number; length: number } | null = null
    for (const page of this.#pages.get(key) ?? []) {
      const own = logicalPath(page.file, page.lang)
      const match = matchOf(own, plain, near, page)
      if (match === 0) continue
      const rank = match + (lang !== '' && page.lang?.toLowerCase() === lang.toLowerCase() ? 8 : 0)
      const candidate = { page, rank, length: own.length }
      if (best === null || isBetter(candidate, best)) best = candidate
    }
    return best?.page.id ?? null
  }
}

type Candidate = { page: NamedPage; rank: number; length: number }

function isBetter(a: Candidate, b: Candidate): boolean {
  if (a.rank !== b.rank) return a.rank > b.rank
  return a.length !== b.length ? a.length < b.length : a.page.file < b.page.file
}

/**
 * 4 for the page relative to the linking file, 3 for a path that ends so, 2 for one without the date of its name, 1 for a
 * title, slug or other name, 0 for none of them.
 */
function matchOf(own: string[], wanted: string[], near: string | null, page: NamedPage): number {
  if (near !== null && own.join('/') === near) return 4
  const last = own.at(-1) ?? ''
  const name = wanted.at(-1) ?? ''
  const folders = wanted.slice(0, -1)
  const inFolders = folders.every((folder, at) => own.at(at - wanted.length) === folder)
  if (inFolders && last === name) return 3
  if (inFolders && undated(last) === name) return 2
  const whole = wanted.join('/')
  return [page.slug, page.title, ...otherNames(page)].some((one) => nameKey(one) === whole) ? 1 : 0
}

/** The folders and the name of a page without extension and language, as generators see them: `index` is its folder. */
function logicalPath(file: string, lang: string | null): string[] {
  const path = segments(file)
  const name = (path.pop() ?? '').replace(/\.[^.]*$/, '')
  const suffix = lang === null ? '' : `.${lang.toLowerCase()}`
  const stem = suffix !== '' && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name
  return stem === 'index' || stem === '_index' ? path : [...path, stem]
}

function segments(path: string): string[] {
  const names = path.normalize('NFC').toLowerCase().split('/')
  return names.filter((name) => name !== '' && name !== '_posts' && name !== '_drafts')
}

function resolved(folder: string[], path: string[]): string[] {
  const names = [...folder]
  for (const name of path) {
    if (name === '..') names.pop()
    else if (name !== '.') names.push(name)
  }
  return names
}

function undated(name: string): string {
  return name.replace(/^\d{4}-\d{1,2}-\d{1,2}[-_ ]+(?=.)/, '')
}
