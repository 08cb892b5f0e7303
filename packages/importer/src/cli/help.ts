/** The text that `--help` prints. */
export const help = `Usage: broadsheet import [DIR] [options]   make the database equal to a folder of articles
       broadsheet check [DIR] [options]    report the problems in a folder, without using your database
In the project's folder: npm run seed -- [DIR] [options], npm run check -- [DIR] [options]

DIR defaults to CONTENT_DIR, and the database is DATABASE_URL. You can set both in .env; relative paths there start at its
folder. If they are not set, DIR is the working directory, and its database is a file in your cache folder; in the project's
folder they are seeds/ and data/broadsheet.db.

import
  --watch     keep running, and import each change when a file is saved
  --quiet     with --watch: do not print the report of the first import if nothing has changed
  --force     import even if the folder is empty, is a different one, or lost more than half of its files
  --full      read and parse every file, changed or not
  --dry-run   print what would change, and change nothing
  --strict    exit with 1 if the archive has an ERROR
  --json      print the report as JSON
  --database  the SQLite file, or the URL of a PostgreSQL database
check
  --strict    exit with 1 if there is an ERROR
  --all       print every diagnostic, not only the first ones of each code
  --json      print everything as JSON
  --format    text, json, or github (annotations that code hosts show at the lines)
  --redirects print the paths that articles had before, from your database, as front matter to add to the files;
              with --format netlify as lines for hosts, or with --json
  --links     visit the outgoing links of the articles in your database, and print the dead ones; also with --json or
              --strict, and with --rate and --hosts as broadsheet mirror has them

Exit codes: 0 success; 1 error, or with --strict an ERROR in the content; 2 wrong usage; 130 interrupted.
An import that exits with 1, 2 or 130 has not changed the database, unless only --strict made it exit with 1.`
