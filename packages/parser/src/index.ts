export type {
  Article,
  ArticleLink,
  AuthorRef,
  Body,
  ImageAddress,
  ImageRole,
  ImageUse,
  JsonValue,
  ParsedFile,
  TextStats,
  TocEntry,
} from './article.ts'
export { avatarAddress } from './avatar.ts'
export type { Diagnostic, Severity } from './diagnostic.ts'
export type { Folder } from './folder.ts'
export { parseFile } from './parse.ts'
export type { AuthorProfile, Dialect, Site } from './site.ts'
export { isSiteFile, siteFilesAbove } from './site-files.ts'
export { readSite } from './site-settings.ts'
export { slugify } from './slug.ts'
export { parserVersion } from './version.ts'
export { classify, type FileClass } from './walk-rules.ts'
