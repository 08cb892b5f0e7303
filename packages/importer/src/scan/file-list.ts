import { PathBytes, type PathSet } from './path-set.ts'

/** A file of the content folder. */
export interface FoundFile {
  /** Path within the content folder, with slashes, in Unicode NFC. It identifies the file. */
  path: string
  /** The same path as spelled on disk. It is used to read the file. */
  real: string
  bytes: number
  /** Modification time (mtime), in whole milliseconds since 1970. */
  modifiedAt: number
  /** Inode change time (ctime), in whole milliseconds since 1970. It also changes if a tool restores an old mtime. */
  changedAt: number
}

/** Numbers of a file in one array: its size and its times. */
const NUMBERS = 3

/**
 * The files of a folder, sorted by the bytes of their paths. An object for each file would take 300 bytes, and a folder can
 * have a million files. Here a file takes 24 bytes besides its path, and becomes an object when it is asked for.
 */
export class FileList implements Iterable<FoundFile> {
  readonly paths: PathSet
  readonly #numbers: Float64Array
  /** The paths on disk that differ, by the number of the file. */
  readonly #real: ReadonlyMap<number, string>

  constructor(paths: PathSet, numbers: Float64Array, real: ReadonlyMap<number, string>) {
    this.paths = paths
    this.#numbers = numbers
    this.#real = real
  }

  static of(files: Iterable<FoundFile>): FileList {
    const found = new FoundFiles()
    for (const file of files) found.add(file)
    return found.sorted().files
  }

  get length(): number {
    return this.paths.size
  }

  has(path: string): boolean {
    return this.paths.has(path)
  }

  get(path: string): FoundFile | undefined {
    const index = this.paths.indexOf(path)
    return index < 0 ? undefined : this.at(index)
  }

  /** @param index below `length` */
  at(index: number): FoundFile {
    const path = this.paths.at(index)
    const [bytes = 0, modifiedAt = 0, changedAt = 0] = this.#numbers.subarray(index * NUMBERS, (index + 1) * NUMBERS)
    return { path, real: this.#real.get(index) ?? path, bytes, modifiedAt, changedAt }
  }

  *[Symbol.iterator](): Generator<FoundFile> {
    for (let index = 0; index < this.length; index++) yield this.at(index)
  }
}

/** Some files of a list, in its order. */
export class FileSelection implements Iterable<FoundFile> {
  readonly files: FileList
  readonly #numbers: Uint32Array

  /** @param isChosen whether the selection has the file with this number */
  constructor(files: FileList, isChosen: (index: number) => boolean) {
    this.files = files
    const numbers = new Uint32Array(files.length)
    let length = 0
    for (let index = 0; index < files.length; index++) if (isChosen(index)) numbers[length++] = index
    this.#numbers = numbers.slice(0, length)
  }

  get length(): number {
    return this.#numbers.length
  }

  /** The number in the list of all files, of the file at a place of this selection. */
  numberAt(place: number): number {
    return this.#numbers[place] ?? 0
  }

  pathAt(place: number): string {
    return this.files.paths.at(this.numberAt(place))
  }

  has(path: string): boolean {
    const wanted = this.files.paths.indexOf(path)
    let [from, to] = [0, this.length]
    while (from < to) {
      const middle = (from + to) >>> 1
      if (this.numberAt(middle) < wanted) from = middle + 1
      else to = middle
    }
    return wanted >= 0 && this.#numbers[from] === wanted
  }

  at(place: number): FoundFile {
    return this.files.at(this.numberAt(place))
  }

  *[Symbol.iterator](): Generator<FoundFile> {
    for (let place = 0; place < this.length; place++) yield this.at(place)
  }
}

/** Collects files in any order. */
export class FoundFiles {
  readonly #paths = new PathBytes()
  #numbers = new Float64Array(256 * NUMBERS)
  readonly #real = new Map<number, string>()
  #length = 0

  add({ path, real, bytes, modifiedAt, changedAt }: FoundFile): void {
    this.#paths.add(path)
    if (this.#length * NUMBERS === this.#numbers.length) {
      const numbers = new Float64Array(this.#numbers.length * 2)
      numbers.set(this.#numbers)
      this.#numbers = numbers
    }
    this.#numbers.set([bytes, modifiedAt, changedAt], this.#length * NUMBERS)
    if (real !== path || !path.isWellFormed()) this.#real.set(this.#length, real)
    this.#length++
  }

  /**
   * Returns the files sorted by path. If several files have one path, the list has the first of them by the name on disk,
   * and `repeated` has the path for each other one.
   */
  sorted(): { files: FileList; repeated: string[] } {
    const order = Uint32Array.from({ length: this.#length }, (_, at) => at)
    order.sort((a, b) => this.#paths.compare(a, b) || this.#compareReal(a, b))
    const isRepeated = (at: number, place: number) => place > 0 && this.#paths.compare(order[place - 1] ?? 0, at) === 0
    const kept = order.filter((at, place) => !isRepeated(at, place))
    const repeated =
      kept.length === order.length ? [] : Array.from(order.filter(isRepeated), (at) => this.#paths.at(at))
    const numbers = new Float64Array(kept.length * NUMBERS)
    const real = new Map<number, string>()
    kept.forEach((at, place) => {
      numbers.set(this.#numbers.subarray(at * NUMBERS, (at + 1) * NUMBERS), place * NUMBERS)
      const spelled = this.#real.get(at)
      if (spelled !== undefined) real.set(place, spelled)
    })
    return { files: new FileList(this.#paths.inOrder(kept), numbers, real), repeated }
  }

  #compareReal(a: number, b: number): number {
    return this.#spelled(a) < this.#spelled(b) ? -1 : 1
  }

  #spelled(at: number): string {
    return this.#real.get(at) ?? this.#paths.at(at)
  }
}
