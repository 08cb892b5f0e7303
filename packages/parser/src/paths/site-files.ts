/** The purpose of a configuration file, which its path shows. */
export type SiteFileKind =
  | 'own'
  | 'authors'
  | 'author'
  | 'config'
  | 'theme'
  | 'hugo'
  | 'eleventy'
  | 'astro'
  | 'obsidian'
  | 'docusaurus'
  | 'mkdocs'
  | 'vitepress'
  | 'gatsby'
  | 'nuxt'
  | 'pelican'

const kinds: [SiteFileKind, RegExp][] = [
  ['own', /^site\.ya?ml$/],
  [
    'authors',
    /^(?:(?:_data|data|source\/_data|src\/_data|blog|(?:docs\/)?blog|content)\/)?\.?authors?\.(?:ya?ml|json|toml)$/,
  ],
  ['author', /^(?:data|_data|source\/_data|src\/_data)\/authors\/[^/]+\.(?:ya?ml|json|toml)$/],
  ['author', /^(?:(?:content|src|source|src\/content)\/)?_?authors\/[^/_][^/]*\.(?:md|markdown|ya?ml|json|toml)$/],
  ['author', /^content\/authors\/[^/]+\/_?index\.md$/],
  ['config', /^(?:\.\.\/)*_config\.(?:ya?ml|toml|json)$/],
  ['theme', /^_config\.[a-z][\w-]*\.ya?ml$/i],
  ['hugo', /^(?:\.\.\/)*(?:hugo|config)\.(?:toml|ya?ml|json)$/],
  ['hugo', /^(?:\.\.\/)*config\/(?:_default|production)\/[^/]+\.(?:toml|ya?ml|json)$/],
  ['eleventy', /^(?:\.\.\/)*(?:\.eleventy|eleventy\.config)\.[cm]?[jt]s$/],
  ['obsidian', /^\.obsidian\/(?:app|templates|daily-notes|plugins\/templater-obsidian\/data)\.json$/],
  ['astro', /^(?:\.\.\/)*astro\.config\.[cm]?[jt]s$/],
  ['docusaurus', /^docusaurus\.config\.[cm]?[jt]s$/],
  ['mkdocs', /^(?:\.\.\/)?mkdocs\.ya?ml$/],
  ['vitepress', /^(?:(?:docs|src)\/)?\.(?:vitepress|vuepress)\/config\.[cm]?[jt]s$/],
  ['gatsby', /^gatsby-config\.[cm]?[jt]s$/],
  ['nuxt', /^(?:\.\.\/)?nuxt\.config\.[cm]?[jt]s$/],
  ['pelican', /^(?:\.\.\/)?pelicanconf\.py$/],
]

export function siteFileKind(path: string): SiteFileKind | null {
  return kinds.find(([, pattern]) => pattern.test(path))?.[0] ?? null
}

/** Whether readSite needs the contents of this file: `site.yml`, a generator's configuration, or an author file. */
export function isSiteFile(path: string): boolean {
  return siteFileKind(path) !== null
}

const config = ['_config.yml', '_config.yaml']
const astro = ['astro.config.mjs', 'astro.config.ts']
const scripts = ['.eleventy.js', 'eleventy.config.js', 'eleventy.config.mjs', ...astro]

/**
 * Returns the paths of configuration files above the content folder, for a content folder inside a site: `../_config.yml`
 * for `source`, and the files above both folders for Astro's `src/content`. Pass those that exist to readSite with these paths.
 */
export function siteFilesAbove(folderName: string): string[] {
  const above = (names: string[]) => names.map((name) => `../${name}`)
  if (folderName === 'source') return above(config)
  if (folderName === '_posts' || folderName === '_drafts') return [...above(config), ...above(above(config))]
  if (folderName === 'content')
    return [...above([...scripts, 'pelicanconf.py', 'nuxt.config.ts', 'nuxt.config.js']), ...above(above(astro))]
  if (folderName === 'docs') return above(['mkdocs.yml', 'mkdocs.yaml'])
  return folderName === 'src' ? above(scripts) : []
}

/** Settings at the root of a site, other than Hugo's. */
export const siteSettings: readonly string[] = ['site.yml', 'site.yaml', ...config, ...scripts]

/** The configurations of VitePress and VuePress. They are in hidden folders, which a walk does not read. */
export const hiddenSettings: readonly string[] = ['', 'docs/', 'src/'].flatMap((folder) =>
  ['.vitepress', '.vuepress'].flatMap((name) =>
    ['js', 'mjs', 'ts', 'mts'].map((ending) => `${folder}${name}/config.${ending}`),
  ),
)

/** The settings of a vault of Obsidian. They are in a hidden folder, which a walk does not read. */
export const vaultSettings: readonly string[] = [
  'app',
  'templates',
  'daily-notes',
  'plugins/templater-obsidian/data',
].map((name) => `.obsidian/${name}.json`)

const hugo = ['hugo', 'config'].flatMap((name) => ['toml', 'yaml', 'yml', 'json'].map((ending) => `${name}.${ending}`))

/** Files and folders that show that a folder is the root of a Hugo site. Its images are outside its content folder. */
export const hugoRootSigns: readonly string[] = [...hugo, 'config/_default']
