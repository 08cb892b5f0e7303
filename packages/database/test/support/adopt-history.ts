import Sqlite from 'better-sqlite3'

/**
 * Gives a new archive the history of one that was kept up to date with the same folder: the ids, keys and paths of its
 * articles, by file, and their former paths. Put all files into the new archive again afterwards. Then the two archives
 * have the same rows, because everything else follows from the folder.
 */
export function adoptHistory(newFile: string, keptFile: string): void {
  const connection = new Sqlite(newFile)
  try {
    connection.pragma('foreign_keys = ON')
    connection.exec(`ATTACH '${keptFile}' AS kept`)
    connection.transaction(() => {
      // In two steps, because one article may get the id or path that another one still has.
      connection.exec(`UPDATE Article SET id = -id, key = char(10) || id, path = char(10) || id;
        UPDATE Article SET (id, key, path) =
          (SELECT id, key, path FROM kept.Article k WHERE k.file = Article.file);
        DELETE FROM FormerPath;
        INSERT INTO FormerPath SELECT * FROM kept.FormerPath;
        -- An import compares rows with the files, so it does not see that ids and paths have changed here.
        UPDATE File SET sha256 = '';
        UPDATE Link SET toId = NULL, anchor = NULL;`)
    })()
  } finally {
    connection.close()
  }
}
