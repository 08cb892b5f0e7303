import { type BodyInput, type ParsedBody, parseBody } from '../src/body/parse-body.ts'
import { commonMarkdown } from '../src/model/markdown-options.ts'
import type { Site } from '../src/model/site.ts'
import { defaultPathRules } from '../src/site/generator-config.ts'

export const plainSite: Site = {
  dialect: 'hexo',
  title: null,
  description: null,
  url: null,
  lang: null,
  timeZone: 'UTC',
  timeZones: [],
  ignoredDiagnostics: [],
  stories: null,
  placeholders: true,
  mirror: 'keep',
  permalink: null,
  collectionPermalinks: {},
  headingIds: 'github',
  isComplete: false,
  sectionPermalinks: [],
  pathRules: defaultPathRules,
  frontMatterDefaults: [],
  cascades: [],
  categories: 'path',
  keys: {},
  privateKeys: [],
  frameHosts: [],
  hidden: [],
  rawInCode: false,
  publicDiagnostics: false,
  feeds: 'full',
  accent: null,
  logo: null,
  authors: [],
  assetRoots: ['', 'source'],
  contentRoots: ['source/_posts', 'source', '_posts'],
  contentFolders: [],
  excluded: [],
  ignoredFiles: [],
  disabledLanguages: [],
  mounts: [],
  taxonomies: [],
  collections: ['_posts', '_drafts'],
  languages: [],
  markdown: commonMarkdown,
  excerptSeparator: null,
  params: {},
  menus: [],
  shortcodes: {},
  linkHook: null,
  ownShortcodes: [],
}

/** Parses a body of an article at `posts/a.md`, with the files that a test names next to it. */
export function parse(
  source: string,
  options: Partial<BodyInput> & {
    site?: Partial<Site>
    files?: string[]
    /** The texts that the article can include, by path. */
    texts?: { [path: string]: string }
    pagePath?: string
    excerpt?: string
    title?: string
    separator?: string
    lang?: string
    params?: { [name: string]: string }
  } = {},
): ParsedBody {
  const {
    site,
    files = [],
    texts = {},
    pagePath = '/posts/a/',
    excerpt = null,
    title = null,
    separator = null,
    lang = null,
    params = {},
    ...input
  } = options
  return parseBody(
    { file: 'posts/a.md', source, line: 1, format: 'MARKDOWN', mdx: false, ...input },
    {
      site: { ...plainSite, ...site },
      folder: {
        has: (file) => files.includes(file),
        text: (file) => texts[file] ?? null,
        named: (name) => files.filter((file) => `/${file}`.toLowerCase().endsWith(`/${name.toLowerCase()}`)),
      },
      pagePath,
      frontMatterExcerpt: excerpt,
      title,
      excerptSeparator: separator,
      lang,
      param: (name) => params[name] ?? null,

      value: () => null,
    },
  )
}
