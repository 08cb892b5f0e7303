import { decode } from '../encoding/decode.ts'
import { pathsWhere } from '../model/listing.ts'
import type { Site, SiteFile } from '../model/site.ts'

/** Files of text. Hexo includes code in any language. */
const TEXT = /\.(?:md|markdown|mdown|html?|txt|svg|liquid)$/i
const BINARY = /\.(?:png|jpe?g|gif|webp|avif|bmp|ico|pdf|zip|gz|mp[34]|webm|woff2?|ttf|otf|eot)$/i
/** Folders of Jekyll with templates and data, which articles do not include. */
const MACHINERY = /(?:^|\/)_(?:layouts|data|sass|plugins|site)\//

/** The most characters that one included file can have. */
const longestText = 256 * 1024

/**
 * Names the files whose texts articles can include: `_includes` of Jekyll and Eleventy, files of Jekyll that begin with an
 * underscore and so have no page of their own (`include_relative`), and `downloads/code` of Hexo.
 */
export function includableFiles(paths: Iterable<string>, site: Site): string[] {
  return pathsWhere(paths, (path) => {
    if (/(?:^|\/)(?:\.|node_modules\/)/.test(path)) return false
    if (site.dialect === 'hexo') return /(?:^|\/)downloads\/code\//.test(path) && !BINARY.test(path)
    if (!TEXT.test(path) || MACHINERY.test(path)) return false
    if (site.dialect === 'eleventy') return /(?:^|\/)_includes\//.test(path)
    return site.dialect === 'jekyll' && isUnpublished(path, site)
  })
}

function isUnpublished(path: string, { collections }: Site): boolean {
  return path.split('/').some((name) => name.startsWith('_') && !collections.includes(name))
}

/** Decodes the texts of includable files. Binary files and very long ones are left out. */
export function includableTexts(files: SiteFile[], { lang }: Site): { [path: string]: string } {
  const texts = files.flatMap(({ path, bytes }) => {
    const text = bytes.length > longestText * 3 ? null : decode(bytes, lang).text
    return text === null || text.length > longestText ? [] : [[path, text] as const]
  })
  return Object.fromEntries(texts)
}
