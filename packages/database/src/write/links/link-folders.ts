/** Files that are good to link to where no article is made from them. */
export const PAGE = /\.(?:html?|txt)$/i

/** Of `/a/b/c/d/` these are `/a` and `/a/b`: what stands deeper is beside whatever else is in there. */
export function foldersAbove(path: string): string[] {
  const [first, second] = path
    .split('/')
    .filter((segment) => segment !== '')
    .slice(0, -1)
  return first === undefined ? [] : second === undefined ? [`/${first}`] : [`/${first}`, `/${first}/${second}`]
}
