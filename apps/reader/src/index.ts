export { type ReaderFile, readerPrefix } from './files.ts'
export { absoluteAddress, addressOf, locationOf, pathOf } from './html/address.ts'
export { pathPrefix } from './html/based-html.ts'
export { markdownPath } from './html/markdown-address.ts'
export type { PageAnswer } from './parts/page.ts'
export { pageHeaders } from './parts/page-headers.ts'
export {
  createReader,
  isFileAddress,
  type Reader,
  type ReaderOptions,
  type ReaderRequest,
  type VisitorRequest,
} from './reader.ts'
