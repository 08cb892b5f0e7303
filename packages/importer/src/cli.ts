import { asksForHelp, help, UsageError } from './arguments.ts'
import { checkCommand } from './check-command.ts'
import { importCommand } from './import-command.ts'
import { Interrupted } from './import-error.ts'
import type { Shell } from './shell.ts'

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

async function dispatch(all: string[], shell: Shell): Promise<number> {
  const [command, ...args] = all
  if (command === undefined || command === 'help' || asksForHelp(all)) {
    shell.out(help)
    return command === undefined ? 2 : 0
  }
  if (command === 'import') return importCommand(args, shell)
  if (command === 'check') return checkCommand(args, shell)
  throw new UsageError(`There is no command "${command}"; there are import and check (--help tells more)`)
}
