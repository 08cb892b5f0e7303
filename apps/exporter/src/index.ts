export {
  type ExportForm,
  type ExportOptions,
  type ExportReport,
  exportArchive,
  exportForms,
  type SiteReport,
} from './operations/export-archive.ts'
export { ExportError } from './target/export-error.ts'
