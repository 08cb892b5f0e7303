import { Interrupted } from '../errors/import-error.ts'
import { asksForHelp, UsageError } from './arguments.ts'
import { checkCommand } from './check-command.ts'
import type { CommandContext } from './command-context.ts'
import { help } from './help.ts'
import { importCommand } from './import-command.ts'

/** Runs one command and returns its exit code. It prints an error as one line on standard error. */
export async function runCommand(args: string[], context: CommandContext): Promise<number> {
  try {
    return await dispatch(args, context)
  } catch (error) {
    if (error instanceof Interrupted) {
      context.err.write('Interrupted: the database has not changed\n')
      return 130
    }
    context.err.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return error instanceof UsageError ? 2 : 1
  }
}

async function dispatch(all: string[], context: CommandContext): Promise<number> {
  const [command, ...args] = all
  if (command === undefined || command === 'help' || asksForHelp(all)) {
    context.out(help)
    return command === undefined ? 2 : 0
  }
  if (command === 'import') return importCommand(args, context)
  if (command === 'check') return checkCommand(args, context)
  throw new UsageError(`Unknown command "${command}". The commands are import and check; --help explains them`)
}
