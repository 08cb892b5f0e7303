export type { Diagnostic, Severity } from './diagnostics/diagnostic.ts'
export { avatarAddress } from './images/avatar.ts'
export { Anchors } from './links/anchors.ts'
export type {
  Article,
  ArticleLink,
  Attachment,
  AuthorRef,
  Body,
  ImageAddress,
  ImageRole,
  ImageUse,
  ParsedFile,
  TextStats,
  TocEntry,
} from './model/article.ts'
export type { Folder } from './model/folder.ts'
export type { JsonValue } from './model/json-value.ts'
export type { Listing } from './model/listing.ts'
export type { AuthorProfile, Dialect, Site, SiteFile } from './model/site.ts'
export { mediaUrl } from './paths/attachment.ts'
export {
  hiddenSettings,
  hugoRootSigns,
  isSiteFile,
  siteFilesAbove,
  siteSettings,
  vaultSettings,
} from './paths/site-files.ts'
export { diagnosticFilter } from './scope/ignored-diagnostics.ts'
export { includableFiles, includableTexts } from './scope/includable-files.ts'
export { classify, type FileClass } from './scope/walk-rules.ts'
export { readSite } from './site/read-site.ts'
export { sharedFrontMatterFiles, withSharedFrontMatter } from './site/shared-front-matter.ts'
export { dataLimits, isDataFile, readSiteData, type SiteData } from './site-data/data-files.ts'
export { slugify } from './text/slug.ts'
export { parserVersion } from './version.ts'
