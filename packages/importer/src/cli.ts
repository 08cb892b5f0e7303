import { checkCommand } from './check-command.ts'
import { importCommand } from './import-command.ts'
import { Interrupted } from './import-error.ts'
import { type Shell, UsageError } from './shell.ts'

const help = `Usage: import [DIR] [options]   make the database equal to a folder of articles
       check [DIR] [options]    parse a folder without a database, and print what is wrong in it

DIR is CONTENT_DIR where it is left out, else seeds/. The database is DATABASE_URL, else file:./data/broadsheet.db.
Both may stand in .env in the project's root, and start from there.

import
  --watch     stay, and import each change as it is saved
  --force     import also an empty folder, another folder than before, or one that lost more than half of its files
  --full      read and parse every file, changed or not
  --dry-run   print what would change, and change nothing
  --strict    exit with 1 if the archive has an ERROR
  --json      print the report as JSON
check
  --strict    exit with 1 on an ERROR
  --all       print also what is usually only counted
  --json      print everything as JSON
  --format    text, json, or github (annotations that code hosts show beside the lines)

Exit codes: 0 done; 1 refused or failed, with --strict also an ERROR in the content; 2 wrong usage; 130 interrupted.
An import that ends with any other than 0 because it was refused, failed or was interrupted has changed nothing.`

/** Runs one command and says its exit code. What a person can mend is one line on `err`. */
export async function runCommand(args: string[], shell: Shell): Promise<number> {
  try {
    return await dispatch(args, shell)
  } catch (error) {
    if (error instanceof Interrupted) {
      shell.err.write('Interrupted: the database is as it was\n')
      return 130
    }
    shell.err.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return error instanceof UsageError ? 2 : 1
  }
}

async function dispatch([command, ...args]: string[], shell: Shell): Promise<number> {
  if (command === undefined || args.includes('--help') || ['help', '--help', '-h'].includes(command)) {
    shell.out(help)
    return command === undefined ? 2 : 0
  }
  if (command === 'import') return importCommand(args, shell)
  if (command === 'check') return checkCommand(args, shell)
  throw new UsageError(`There is no command "${command}"; there are import and check (--help tells more)`)
}
