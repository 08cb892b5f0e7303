import type { FilePath } from '../paths/file-path.ts'

/** The values of an article that its URL path can contain. */
export interface PermalinkSubject {
  path: FilePath
  slug: string
  /** The front matter's slug; null if there is none. */
  writtenSlug: string | null
  /** The front matter's title, else the file name. Called only if the pattern uses it. */
  title: () => string
  /** Folders that are part of the URL path. */
  folders: string[]
  categories: string[][]
  collection: string
  authors: string[]
  lang: string | null
  /** The front matter's id, uid or abbrlink. */
  id: string | null
  publishedAt: number | null
  /** The text of any front matter key; null if there is none. */
  value: (key: string) => string | null
}
