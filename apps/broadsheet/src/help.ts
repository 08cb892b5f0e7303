const overview = `Usage: broadsheet [DIR]            import a folder of articles, serve it, and follow its changes
       broadsheet COMMAND [options]

Commands
  start [DIR]    the same as broadsheet [DIR]
  import [DIR]   make the database equal to the folder
  check [DIR]    report the problems in the folder, without using your database
  serve [DIR]    serve what was imported, for several servers or a separate import
  mirror [DIR]   fetch copies of the remote images that articles show
  doctor [DIR]   look for what could stop an import or a server, and say how to fix it
  backup FILE    copy the database into a file, also while it is in use
  export TARGET  write the articles for other programs, see below
  restore FILE   replace the database by such a copy, also while it is in use
  dev [DIR]      like start, and starts the server again when the program changes

Options of start, dev and serve
  --port N       the port to listen on, 4000 if not set
  --host ADDRESS the address to listen on, 127.0.0.1 if not set; 0.0.0.0 is all networks
  --workers N    start N server processes on one port
Options of mirror
  --dry-run      print how many images would be fetched, and about how many bytes
  --retry        ask again for images that were dead or refused in the last 30 days
  --rate N       requests a second to one host, 2 if not set
  --hosts N      hosts at a time, 8 if not set
  --max-size N   megabytes of the largest image, 20 if not set
Options of all commands but check
  --database FILE  the SQLite file, or a URL postgresql://…
                   If not set, each folder has a file in your cache folder.

Options of export
  --as FORM      hexo, hugo or jekyll: a folder of Markdown with images (default: hexo); jsonl: one object a line;
                 sqlite: a copy of the database; site: a static copy of the reader
  --site         the same as --as site
  --where JSON   only some articles, by the filter of the API: {"tag":{"anyOf":["harbour"]}}
  --published    only what everybody sees: no drafts, no hidden articles
  --force        replace the file, or the folder of an earlier export

DIR is the working directory if not set. broadsheet import --help lists the options of the import, which start and dev
take too. Settings can also be in the environment or in a file .env: CONTENT_DIR, DATABASE_URL, PORT, HOST and those in
.env.example of the source code.

broadsheet --version prints the version.

Exit codes: 0 success; 1 error; 2 wrong usage; 130 interrupted.`

/** Returns the text that `--help` prints. */
export function helpText(): string {
  return overview
}
