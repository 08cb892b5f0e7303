import type { Folder } from '@broadsheet/parser'
import type { PathSet } from '../scan/path-set.ts'

/** The files of the content folder, by path and by name, and the texts that articles can include. */
export class FolderIndex implements Folder {
  readonly #paths: PathSet
  readonly #texts: ReadonlyMap<string, string>
  /** Made at the first search by name, because only vaults of Obsidian need it. */
  #byName: Map<string, string[]> | undefined

  constructor(paths: PathSet, texts: { readonly [path: string]: string }) {
    this.#paths = paths
    this.#texts = new Map(Object.entries(texts))
  }

  has(file: string): boolean {
    return this.#paths.has(file)
  }

  text(file: string): string | null {
    return this.#texts.get(file) ?? null
  }

  named(name: string): readonly string[] {
    this.#byName ??= Map.groupBy([...this.#paths].sort(byLength), nameOf)
    return this.#byName.get(name.toLowerCase()) ?? []
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase()
}

function byLength(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1)
}
