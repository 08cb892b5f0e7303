/** The parser's view of the content folder: whether a file exists at a path (with slashes, without a leading one). */
export interface Folder {
  has(file: string): boolean
  /** Returns the files of any folder with this name, in any case, the shortest path first. Only vaults of Obsidian need it. */
  named?(name: string): readonly string[]
  /** Returns the text of a file that articles can include, and null for all other files. See `includableFiles`. */
  text?(file: string): string | null
}
