/** A path within the content folder, taken apart. */
export interface FilePath {
  file: string
  /** Folder names from the top, as they are. */
  folders: string[]
  /** File name without its ending and without `.<lang>`. */
  stem: string
  /** Lower case, without the dot. */
  extension: string
  /** The language tag in `name.<lang>.md`, in lower case, if the site uses it. */
  suffixLanguage: string | null
}

/** @param languages lower-case tags that may stand before the ending: `about.zh-cn.md`. */
export function parseFilePath(file: string, languages: readonly string[]): FilePath {
  const folders = file.split('/')
  const name = folders.pop() ?? file
  const dot = name.lastIndexOf('.')
  const extension = dot > 0 ? name.slice(dot + 1).toLowerCase() : ''
  let stem = dot > 0 ? name.slice(0, dot) : name
  let suffixLanguage: string | null = null
  const inner = stem.lastIndexOf('.')
  if (inner > 0 && languages.length > 0) {
    const suffix = stem
      .slice(inner + 1)
      .toLowerCase()
      .replace('_', '-')
    if (languages.includes(suffix)) {
      suffixLanguage = suffix
      stem = stem.slice(0, inner)
    }
  }
  return { file, folders, stem, extension, suffixLanguage }
}

/** A file that stands for its folder. */
export function isIndex(stem: string): boolean {
  return stem === 'index' || stem === '_index'
}

const datedName = /^(\d{4}-\d{1,2}-\d{1,2})(?:[-_ ]+(.*))?$/s

/** A name like `2022-07-30-quake` as its date and its rest. */
export function datedStem(stem: string): { date: string | null; rest: string } {
  const [, date, rest] = datedName.exec(stem) ?? []
  return date === undefined
    ? { date: null, rest: stem }
    : { date, rest: rest === undefined || rest === '' ? date : rest }
}

/** The date in the folders: `2022/07/30` as three of them, or one named `2022-07-30-quake` for its index file. */
export function datedFolders(path: FilePath): string | null {
  if (isIndex(path.stem)) {
    const { date } = datedStem(path.folders.at(-1) ?? '')
    if (date !== null) return date
  }
  return dateInPath(path.folders.join('/'))
}

/** `2022/07/30` as whole segments of a path. */
export function dateInPath(path: string): string | null {
  const [, year, month, day] = /(?:^|\/)((?:1[89]|2\d)\d\d)\/(\d{1,2})\/(\d{1,2})(?:\/|$)/.exec(path) ?? []
  return year === undefined ? null : `${year}-${month}-${day}`
}
