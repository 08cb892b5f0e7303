import type { Site } from '../model/site.ts'
import type { TagArguments } from '../tag-rendering/tag-arguments.ts'
import type { TagPage } from '../tag-rendering/tag-replacement.ts'
import { expressionValue } from './tag-expression.ts'

/** How deep includes can be in each other, and how much text they can add to one article, in characters. */
const deepest = 8
const longest = 1_000_000

/** A text in another file, for the place of its tag. */
export interface Included {
  file: string
  text: string
}

/** One `include` tag in a file. */
export interface IncludeCall {
  /** The name of the tag: `include`, `include_cached` or `include_relative`. */
  tag: string
  args: TagArguments
  /** The files that include each other down to the tag, the article first. */
  from: readonly string[]
  /** The arguments with which the file of the tag is included itself. */
  outer: TagArguments | null
}

/**
 * Finds the texts that one article includes from the content folder. Only plain texts are put in: with values of the tag,
 * and without statements, because templates are never run.
 * Source: https://jekyllrb.com/docs/includes/
 */
export class Includes {
  private readonly page: TagPage
  private readonly site: Site
  private length = 0

  constructor(page: TagPage, site: Site) {
    this.page = page
    this.site = site
  }

  /** Returns the text of an include, the reason why it is left out, or null if the folder has no such plain text. */
  find(call: IncludeCall): Included | { reason: string } | null {
    const file = this.fileOf(call)
    const text = file === undefined ? null : this.page.text(file)
    if (file === undefined || text === null) return null
    const chain = [...call.from, file].join(' → ')
    if (call.from.includes(file)) return { reason: `the file includes itself (${chain})` }
    if (call.from.length > deepest) return { reason: `files include each other more than ${deepest} deep (${chain})` }
    const filled = this.fill(text, file, call)
    if (filled === null) return null
    this.length += filled.length
    if (this.length > longest)
      return { reason: `the article includes more than ${longest.toLocaleString('en')} characters` }
    return { file, text: filled }
  }

  private fileOf({ tag, args, from }: IncludeCall): string | undefined {
    const name = (args.words[0] ?? '').normalize('NFC').replace(/^\.\//, '')
    if (name === '' || name.startsWith('/') || name.split('/').includes('..')) return undefined
    const folders = (from[0] ?? '').split('/').slice(0, -1)
    const paths =
      tag === 'include_relative'
        ? [[...folders, name]]
        : Array.from({ length: folders.length + 1 }, (_, up) => [
            ...folders.slice(0, folders.length - up),
            '_includes',
            name,
          ])
    return paths.map((path) => path.join('/')).find((path) => this.page.text(path) !== null)
  }

  /** Puts the values of the tag into a text. Null if the text is a template. */
  private fill(text: string, file: string, call: IncludeCall): string | null {
    let isPlain = true
    const filled = withoutComments(text).replace(TAG, (written, expression?: string, statement?: string) => {
      const value = expression === undefined ? null : this.value(expression.replace(/^-|-$/g, '').trim(), call)
      isPlain &&= value !== null || PLAIN_TAG.test(statement ?? '')
      return value ?? written
    })
    if (!isPlain) return null
    // Markdown would read indented HTML after an empty line as code.
    const isHtml = /\.(?:html?|svg)$/i.test(file) && !/<(?:pre|textarea)/i.test(filled)
    return (isHtml ? filled.replace(/\n\s*/g, '\n') : filled).trimEnd()
  }

  private value(expression: string, call: IncludeCall): string | null {
    const [, source, key = '', filters = ''] = /^(include|page)\.([\w-]+)\s*((?:\|.*)?)$/s.exec(expression) ?? []
    if (source === undefined) return expressionValue(expression, this.site)
    const written = source === 'page' ? this.page.param(key) : this.argument(key, call)
    const base = written ?? /\|\s*default\s*:\s*(["'])(.*?)\1/.exec(filters)?.[2] ?? (source === 'include' ? '' : null)
    if (base === null || !/_url\b|prepend|append/.test(filters)) return base
    const quote = base.includes('"') ? "'" : '"'
    return expressionValue(`${quote}${base}${quote} ${filters}`, this.site)
  }

  /** The value of an argument. It can be a value of the page, or an argument of the file that the tag is in. */
  private argument(key: string, { args, outer }: IncludeCall): string | null {
    const written = args.named.get(key.toLowerCase()) ?? null
    const [, source, name = ''] = /^(include|page)\.([\w-]+)$/.exec(written ?? '') ?? []
    if (source === undefined) return written
    return source === 'page' ? this.page.param(name) : (outer?.named.get(name.toLowerCase()) ?? null)
  }
}

/** An expression, the start of one that is too long, or a statement. */
const TAG = /\{\{([^{}]{0,400})\}\}|\{\{|\{%-?\s{0,20}(\w{1,40})/g

function withoutComments(text: string): string {
  return text.replace(/\{%-? {0,9}comment {0,9}-?%\}[\s\S]{0,4000}?\{%-? {0,9}endcomment {0,9}-?%\}/g, '')
}

/** Tags of a plain text, which have one result wherever they are. */
const PLAIN_TAG = /^(?:include|include_cached|include_relative|raw|endraw|highlight|endhighlight|link|post_url)$/
