/** The parser's view of the content folder: whether a file exists at a path (with slashes, without a leading one). */
export interface Folder {
  has(file: string): boolean
}
