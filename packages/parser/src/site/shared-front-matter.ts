import type { Site, SiteFile } from '../model/site.ts'
import { eleventyDataFiles, readEleventyData } from './eleventy-data.ts'
import { sectionPages, withCascades } from './hugo-cascade.ts'

/** Names the files whose data apply to other articles: Hugo's pages of sections, and Eleventy's data files. */
export function sharedFrontMatterFiles(paths: Iterable<string>, site: Site): string[] {
  return site.dialect === 'eleventy' ? eleventyDataFiles(paths) : sectionPages(paths, site)
}

/** Adds the data of these files to the site. */
export function withSharedFrontMatter(site: Site, files: SiteFile[]): Site {
  if (site.dialect !== 'eleventy') return withCascades(site, files)
  const found = readEleventyData(files)
  return found.length === 0 ? site : { ...site, frontMatterDefaults: [...site.frontMatterDefaults, ...found] }
}
