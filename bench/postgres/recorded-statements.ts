import { Client } from 'pg'

/** A statement as Broadsheet sends it. */
export interface Statement {
  readonly text: string
  /** Whether the server prepares it. */
  readonly isPrepared: boolean
  readonly values: readonly unknown[]
}

/** Runs `work` and returns the statements that all connections of `pg` sent meanwhile. */
export async function recordStatements(work: () => Promise<void>): Promise<Statement[]> {
  const recorded: Statement[] = []
  const { query } = Client.prototype
  Client.prototype.query = function recording(this: Client, ...args: unknown[]) {
    const [statement] = args
    if (isStatement(statement))
      recorded.push({ ...statement, isPrepared: 'name' in statement, values: [...statement.values] })
    return Reflect.apply(query, this, args)
  }
  try {
    await work()
  } finally {
    Client.prototype.query = query
  }
  return recorded
}

function isStatement(value: unknown): value is Statement {
  return typeof value === 'object' && value !== null && 'text' in value && 'values' in value
}
