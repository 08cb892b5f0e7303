/** A kind of Hugo page, as `[permalinks]` names it: a regular page, the page of a section, of a taxonomy or of a term. */
export type PageKind = 'page' | 'section' | 'taxonomy' | 'term'

/** A permalink pattern for one kind of page in one section. */
export interface SectionPermalink {
  kind: PageKind
  /** A path pattern in lower case; '' matches pages at the top of the content folder only. */
  section: string
  pattern: string
}

/** A folder of content and its place in the site. */
export interface ContentMount {
  /** Path within the content folder; '' is all of it. */
  folder: string
  /** The path below which its files appear in the site; '' is the root. */
  target: string
  /** Lower-case language key of all files in it; null if the files or the site decide. */
  lang: string | null
}

export interface PathRules {
  /**
   * Whether a configuration of the generator was found. Then paths are exactly those of the generator. If not, pages have
   * the path `/<folders>/<slug>/`.
   */
  exact: boolean
  /** Hugo: paths in lower case, unless `disablePathToLower` is set. */
  lowerCase: boolean
  /** Hugo's `removePathAccents`. */
  withoutAccents: boolean
  /** Hugo's `uglyURLs`: the sections whose pages end in `.html`; true means all sections. */
  uglyUrls: boolean | string[]
  /** Hugo: dates and slugs come from file names, as `:filename` in `[frontmatter] date` says. */
  datedFileNames: boolean
  /** Lower-case key of the language that has no prefix in paths; null if each language has one. */
  languageAtRoot: string | null
  /** Lower-case key of the language of files that show none. */
  defaultLanguage: string | null
  /** Hexo's `new_post_name` without its extension: which part of a file name is the title. */
  postName: string
  /** Hexo's `permalink_defaults`: values for placeholders that an article does not have. */
  placeholderDefaults: { [placeholder: string]: string }
  /** Hexo's `pretty_urls.trailing_html`, and what other generators call so: whether paths of pages end in `.html`. */
  htmlEnding: boolean
  /** Docusaurus: whether paths end in a slash. */
  trailingSlash: boolean
  /** MkDocs: the folder of the blog plugin; null without it. */
  blog: string | null
  /** Pelican's patterns and rules for names; null in other generators. */
  pelican: PelicanRules | null
}

/** https://docs.getpelican.com/en/latest/settings.html */
export interface PelicanRules {
  /** `ARTICLE_URL` */
  article: string
  /** `PAGE_URL` */
  page: string
  /** The category of articles at the top of the content folder. */
  category: string
  /** Whether the folder of an article is its category. */
  folderIsCategory: boolean
  /** Whether the slug comes from the title, and not from the file name. */
  slugFromTitle: boolean
}
