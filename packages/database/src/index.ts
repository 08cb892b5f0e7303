export { createDatabase, type Database, type ImportOptions, type SchemaState } from './database.ts'
export { type NodeKind, nodeId } from './ids.ts'
export { fileOf as databaseFile } from './location.ts'
export { BREAK, fold, searchTokens } from './search-text.ts'
export { authorKey, categoryKey, tagKey } from './term-keys.ts'
export type {
  ArticleRows,
  DiagnosticRow,
  FileRow,
  ImageRow,
  ImageUseRow,
  ImportResult,
  ImportWriter,
  LinkRow,
  NoteRow,
  RedirectRow,
  SiteRow,
} from './writing.ts'
