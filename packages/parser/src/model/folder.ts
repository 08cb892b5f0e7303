/** What the parser may ask of the content folder: whether it holds a file of this path (slashes, no leading one). */
export interface Folder {
  has(file: string): boolean
}
