import type { FrontMatterData, JsonValue } from '../model/json-value.ts'
import type { Dialect, HeadingIdRule } from '../model/site.ts'
import { asTable, asText } from '../values/values.ts'

const defaults: { readonly [Key in Dialect]: HeadingIdRule } = {
  hexo: 'hexo',
  jekyll: 'kramdown-gfm',
  hugo: 'goldmark',
  eleventy: 'github',
  astro: 'github',
  obsidian: 'github',
  docusaurus: 'github',
  mkdocs: 'github',
  vitepress: 'github',
  gatsby: 'github',
  nuxt: 'github',
  pelican: 'github',
}

/** Returns the rule for heading ids that a generator follows if its configuration sets none. */
export function defaultHeadingIds(dialect: Dialect): HeadingIdRule {
  return defaults[dialect]
}

/** The rules that `headingIds` in site.yml can name. */
export const headingIdRules = [
  'github',
  'goldmark',
  'goldmark-ascii',
  'blackfriday',
  'kramdown',
  'kramdown-gfm',
  'hexo',
  'hexo-lower',
  'hexo-upper',
] as const satisfies readonly HeadingIdRule[]

/**
 * Returns the rule for a folder that shows no generator. Plain Markdown is read on GitHub, or by Docusaurus, VuePress,
 * VitePress or Next.js, whose ids follow GitHub's rule or come close to it. A folder `_posts` is Hexo's habit.
 */
export function plainHeadingIds({ posts }: { posts: number }): HeadingIdRule {
  return posts > 0 ? 'hexo' : 'github'
}

const goldmarkRules = new Map<string, HeadingIdRule>([
  ['github-ascii', 'goldmark-ascii'],
  ['blackfriday', 'blackfriday'],
])
const hexoRules = new Map<string, HeadingIdRule>([
  ['1', 'hexo-lower'],
  ['2', 'hexo-upper'],
])

/**
 * Reads the rule for heading ids from a generator's configuration: Hexo's `marked.modifyAnchors`, Hugo's
 * `markup.goldmark.parser.autoHeadingIDType` and Jekyll's `kramdown.input`.
 */
export function configuredHeadingIds(dialect: Dialect, settings: FrontMatterData): HeadingIdRule {
  const set = (...keys: string[]) => asText(valueAt(settings, keys))?.toLowerCase() ?? ''
  const rule =
    dialect === 'hexo'
      ? hexoRules.get(set('marked', 'modifyanchors'))
      : dialect === 'hugo'
        ? goldmarkRules.get(set('markup', 'goldmark', 'parser', 'autoheadingidtype'))
        : dialect === 'jekyll' && set('kramdown', 'input') === 'kramdown'
          ? 'kramdown'
          : undefined
  return rule ?? defaultHeadingIds(dialect)
}

/** Looks up a nested setting. Generators ignore the case of its names. */
function valueAt(settings: FrontMatterData, keys: string[]): JsonValue {
  let value: JsonValue = settings
  for (const key of keys) {
    const table = asTable(value)
    value = table[Object.keys(table).find((name) => name.toLowerCase() === key) ?? ''] ?? null
  }
  return value
}
