/** Files that links may lead to, even if no article is made from them. */
export const PAGE = /\.(?:html?|txt)$/i

/** The first two folders of a path: `/a` and `/a/b` for `/a/b/c/d/`. */
export function foldersAbove(path: string): string[] {
  const [first, second] = path
    .split('/')
    .filter((segment) => segment !== '')
    .slice(0, -1)
  return first === undefined ? [] : second === undefined ? [`/${first}`] : [`/${first}`, `/${first}/${second}`]
}
