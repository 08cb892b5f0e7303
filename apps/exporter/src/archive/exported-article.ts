/** An article as the API gives it to an export. */
export interface ExportedArticle {
  id: string
  path: string
  slug: string
  title: string
  description: string | null
  lang: string | null
  status: 'PUBLISHED' | 'DRAFT' | 'SCHEDULED' | 'EXPIRED'
  kind: 'POST' | 'PAGE' | 'SECTION'
  collection: string
  /** ISO 8601 in UTC. */
  publishedAt: string | null
  /** The day in the time zone of the site. */
  publishedOn: string | null
  updatedAt: string | null
  commentsEnabled: boolean
  originalUrl: string | null
  aliases: string[]
  names: string[]
  bodyFormat: 'MARKDOWN' | 'HTML'
  /** Null in an export of what is published. */
  source: string | null
  text: string
  html: string
  frontMatter: Record<string, unknown>
  authors: { name: string }[]
  categories: { name: string; ancestors: { name: string }[] }[]
  tags: { name: string }[]
  translations: { path: string }[]
  file: { file: string } | null
  images: { edges: { role: 'HEAD' | 'THUMBNAIL' | 'COVER' | 'BODY'; alt: string | null; node: ExportedImage }[] }
}

export interface ExportedImage {
  /** Below `/media/` of the server for a file of the content folder. */
  url: string
  status: string
}

export interface ExportedSite {
  title: string | null
  description: string | null
  url: string | null
  lang: string | null
  timeZone: string
  revision: string
  accentColor: string | null
}

export interface ExportedAuthor {
  name: string
  bio: string | null
  url: string | null
}

/** The category paths of an article, each from the root down. A category above another one of the article is part of its path. */
export function categoryPaths({ categories }: Pick<ExportedArticle, 'categories'>): string[][] {
  const paths = categories.map(({ name, ancestors }) => [...ancestors.map((ancestor) => ancestor.name), name])
  const keys = paths.map((path) => JSON.stringify(path).slice(0, -1))
  return paths.filter((_, at) => !keys.some((key, other) => other !== at && key.startsWith(`${keys[at]},`)))
}
