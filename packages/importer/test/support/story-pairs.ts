import type { TestArchive } from './test-archive.ts'

/** How well an archive's stories agree with those that the front matter key `story` names. */
export interface StoryScore {
  /** The share of the found pairs that are right. */
  precision: number
  /** The share of the right pairs that were found. */
  recall: number
  /** Pairs of files that are wrong or missing. */
  wrong: string[]
  missing: string[]
}

/** Compares the stories of an archive with those that its files name, pair by pair. */
export function storyScore(archive: TestArchive): StoryScore {
  const rows = archive.query(`SELECT a.file, a.storyId AS found, v.value AS named FROM Article a
    JOIN FrontMatterValue v ON v.articleId = a.id AND v.key = 'story' ORDER BY a.file`)
  const pairsBy = (column: 'found' | 'named') => {
    const groups = Map.groupBy(
      rows.filter((row) => row[column] !== null),
      (row) => row[column],
    )
    return new Set(
      [...groups.values()].flatMap((group) =>
        group.flatMap((one, at) => group.slice(at + 1).map((other) => `${one.file} = ${other.file}`)),
      ),
    )
  }
  const [found, named] = [pairsBy('found'), pairsBy('named')]
  const wrong = [...found].filter((pair) => !named.has(pair))
  const missing = [...named].filter((pair) => !found.has(pair))
  const right = found.size - wrong.length
  return {
    precision: found.size === 0 ? 1 : right / found.size,
    recall: named.size === 0 ? 1 : right / named.size,
    wrong,
    missing,
  }
}
