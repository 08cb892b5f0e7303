import { safeName } from '../target/file-writer.ts'

/** A page of HTML, or a file that has its own ending. */
export type StaticKind = 'page' | 'file'

/**
 * The files of a static copy by their addresses. A page is `index.html` in the folder of its path, so that any web server finds
 * it. A static server ignores the query, so its values become folders: `/tags/sea/?page=2` is `tags/sea/page/2/index.html`.
 */
export class StaticPaths {
  readonly #files = new Map<string, string>()
  readonly #taken = new Set<string>()

  /**
   * The file of an address, with slashes. The same address always has the same file, and two addresses never share one.
   * @param address path and query: `/tags/sea/?page=2`
   */
  fileOf(address: string, kind: StaticKind): string {
    const known = this.#files.get(address)
    if (known !== undefined) return known
    const file = this.#free(wantedFile(address, kind))
    this.#files.set(address, file)
    return file
  }

  /** Some disks take `a` and `A` for the same name. */
  #free(wanted: string): string {
    const [, stem = wanted, ending = ''] = /^(.*?)(\/index\.html|\.[^./]+)?$/s.exec(wanted) ?? []
    for (let number = 1; ; number++) {
      const file = number === 1 ? wanted : `${stem}-${number}${ending}`
      const key = file.normalize('NFC').toLowerCase()
      if (this.#taken.has(key)) continue
      this.#taken.add(key)
      return file
    }
  }
}

function wantedFile(address: string, kind: StaticKind): string {
  const { pathname, searchParams } = new URL(address, 'http://site')
  const values = [...searchParams].flat()
  const names = [...pathname.split('/').map(decoded), ...values].filter((name) => name !== '').map(safeName)
  if (kind === 'file' || /\.html?$/i.test(names.at(-1) ?? '')) return names.join('/')
  return [...names, 'index.html'].join('/')
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/**
 * The path of a file for pages at any depth: `/archive/tags/sea/`.
 * @param prefix the path below which the copy is served, without a slash at the end
 */
export function absolutePath(prefix: string, to: string, hash: string): string {
  return `${prefix}/${to
    .replace(/(^|\/)index\.html$/, '$1')
    .split('/')
    .map(encodeURIComponent)
    .join('/')}${hash}`
}

/**
 * The relative address that leads from one file to another: `../sky/`. It works below any path of a web server.
 * @param hash `#chapter`, or an empty text
 */
export function relativeAddress(from: string, to: string, hash: string): string {
  const folder = from.split('/').slice(0, -1)
  const names = to.split('/')
  const file = names.pop() ?? ''
  let shared = 0
  while (shared < folder.length && shared < names.length && folder[shared] === names[shared]) shared++
  const way = [...folder.slice(shared).map(() => '..'), ...names.slice(shared).map(encodeURIComponent)]
  const path = [...way, file === 'index.html' ? '' : encodeURIComponent(file)].join('/')
  return `${path === '' ? './' : path.startsWith('/') ? `.${path}` : path}${hash}`
}
