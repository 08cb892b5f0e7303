/** Two articles are compared if they share this many marks. */
const SHARED_MARKS = 2

/**
 * Groups articles that are similar, directly or through others. The result does not depend on the order of the articles.
 * @param sharing for each mark that several articles have, their ids
 * @param areSimilar compares two articles. It is not called for articles that are in one group already
 * @returns the groups of two articles or more, with the ids in ascending order
 */
export function groupsOf(
  sharing: Iterable<readonly number[]>,
  areSimilar: (a: number, b: number) => boolean,
): number[][] {
  const lists = new Map<number, (readonly number[])[]>()
  for (const ids of sharing) {
    for (const id of ids) {
      const own = lists.get(id)
      if (own) own.push(ids)
      else lists.set(id, [ids])
    }
  }
  const parents = new Map<number, number>()
  const rootOf = (id: number): number => {
    let root = id
    for (let parent = parents.get(root); parent !== undefined && parent !== root; parent = parents.get(root))
      root = parent
    parents.set(id, root)
    return root
  }
  for (const id of [...lists.keys()].sort((a, b) => a - b)) {
    for (const other of candidatesOf(id, lists.get(id) ?? [])) {
      const [root, otherRoot] = [rootOf(id), rootOf(other)]
      if (root !== otherRoot && areSimilar(id, other)) parents.set(Math.max(root, otherRoot), Math.min(root, otherRoot))
    }
  }
  const groups = Map.groupBy(
    [...parents.keys()].sort((a, b) => a - b),
    rootOf,
  )
  return [...groups.values()].filter(({ length }) => length > 1)
}

/** The articles with a greater id that share enough marks with an article. */
function candidatesOf(id: number, lists: readonly (readonly number[])[]): number[] {
  const counts = new Map<number, number>()
  for (const ids of lists) for (const other of ids) if (other > id) counts.set(other, (counts.get(other) ?? 0) + 1)
  return [...counts].filter(([, count]) => count >= SHARED_MARKS).map(([other]) => other)
}
