/** The parts of a path within the content folder. */
export interface FilePath {
  file: string
  /** Folder names from the top, unchanged. */
  folders: string[]
  /** The file name without its extension and without `.<lang>`. */
  stem: string
  /** Lower case, without the dot. */
  extension: string
  /** The language tag in `name.<lang>.md`, in lower case, if the site uses it. */
  suffixLanguage: string | null
}

/**
 * Splits a path within the content folder into its parts.
 * @param languages lower-case tags that can precede the extension: `about.zh-cn.md`.
 */
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

/** Whether a file is the page of its folder. */
export function isIndex(stem: string): boolean {
  return stem === 'index' || stem === '_index'
}

const datedName = /^(\d{4}-\d{1,2}-\d{1,2})(?:[-_ ]+(.*))?$/s

/** Splits a name like `2022-07-30-quake` into its date and the rest. */
export function datedStem(stem: string): { date: string | null; rest: string } {
  const [, date, rest] = datedName.exec(stem) ?? []
  return date === undefined
    ? { date: null, rest: stem }
    : { date, rest: rest === undefined || rest === '' ? date : rest }
}

/** The date in the folder names: three folders `2022/07/30`, or the folder `2022-07-30-quake` of an index file. */
export function datedFolders(path: FilePath): string | null {
  if (isIndex(path.stem)) {
    const { date } = datedStem(path.folders.at(-1) ?? '')
    if (date !== null) return date
  }
  return dateInPath(path.folders.join('/'))
}

/** The date in three whole segments of a path: `2022/07/30`. */
export function dateInPath(path: string): string | null {
  const [, year, month, day] = /(?:^|\/)((?:1[89]|2\d)\d\d)\/(\d{1,2})\/(\d{1,2})(?:\/|$)/.exec(path) ?? []
  return year === undefined ? null : `${year}-${month}-${day}`
}
