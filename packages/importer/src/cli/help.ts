/** The text that `--help` prints. */
export const help = `Usage: import [DIR] [options]   make the database equal to a folder of articles
       check [DIR] [options]    report the problems in a folder, without using your database

DIR defaults to CONTENT_DIR, or to seeds/ if it is not set. The database is DATABASE_URL, by default
file:./data/broadsheet.db. You can set both in .env in the project's root. Relative paths there start at the root.

import
  --watch     keep running, and import each change when a file is saved
  --quiet     with --watch: do not print the report of the first import if nothing has changed
  --force     import even if the folder is empty, is a different one, or lost more than half of its files
  --full      read and parse every file, changed or not
  --dry-run   print what would change, and change nothing
  --strict    exit with 1 if the archive has an ERROR
  --json      print the report as JSON
start       imports, starts the server and watches the folder; WATCH=off turns watching off
start, dev: the options of import, and
  --workers N start N server processes on one port, as with WORKERS=N
check
  --strict    exit with 1 if there is an ERROR
  --all       print every diagnostic, not only the first ones of each code
  --json      print everything as JSON
  --format    text, json, or github (annotations that code hosts show at the lines)
  --redirects print the paths that articles had before, from your database, as front matter to add to the files;
              with --format netlify as lines for hosts, or with --json

Exit codes: 0 success; 1 error, or with --strict an ERROR in the content; 2 wrong usage; 130 interrupted.
An import that exits with 1, 2 or 130 has not changed the database, unless only --strict made it exit with 1.`
