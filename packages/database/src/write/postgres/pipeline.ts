import type { Connection, Submittable } from 'pg'
import type { Answer, Step } from './thread-messages.ts'
import { cellOf, parameterOf } from './values.ts'

/** A prepared statement on the server. */
export interface Prepared {
  name: string
  /** The types of its parameters. */
  parameters: number[]
}

/** Prepares a statement and asks for the types of its parameters. */
export class Preparation implements Submittable {
  readonly result: Promise<Prepared>
  readonly #text: string
  readonly #prepared: Prepared
  readonly #settled = Promise.withResolvers<Prepared>()

  constructor(text: string, name: string) {
    this.#text = text
    this.#prepared = { name, parameters: [] }
    this.result = this.#settled.promise
  }

  submit(connection: Connection): void {
    const { name } = this.#prepared
    // `pg` does not pass this message on.
    connection.once('parameterDescription', ({ dataTypeIDs }) => {
      this.#prepared.parameters = dataTypeIDs
    })
    connection.parse({ name, text: this.#text, types: [] }, true)
    connection.describe({ type: 'S', name }, true)
    connection.sync()
  }

  handleRowDescription(): void {}

  handleError(error: Error): void {
    this.#settled.reject(error)
  }

  handleReadyForQuery(): void {
    this.#settled.resolve(this.#prepared)
  }
}

/** Sends the steps of a batch at once, and collects the result of the last one. */
export class Pipeline implements Submittable {
  readonly result: Promise<Answer>
  readonly #steps: readonly Step[]
  readonly #prepared: ReadonlyMap<string, Prepared>
  readonly #settled = Promise.withResolvers<Answer>()
  #fields: { name: string; dataTypeID: number }[] = []
  #answer: Answer = { rows: [], count: 0 }
  #done = 0

  /** @param prepared all statements of the steps, by their text */
  constructor(steps: readonly Step[], prepared: ReadonlyMap<string, Prepared>) {
    this.#steps = steps
    this.#prepared = prepared
    this.result = this.#settled.promise
  }

  submit(connection: Connection): void {
    connection.stream.cork()
    for (const step of this.#steps) {
      if ('rows' in step) copy(connection, step)
      else {
        const { name, parameters } = this.#prepared.get(step.text) ?? { name: '', parameters: [] }
        const values = step.values.map((value, at) => parameterOf(value, parameters[at] ?? 0))
        connection.bind({ statement: name, values }, true)
        connection.describe({ type: 'P' }, true)
        connection.execute({}, true)
      }
    }
    connection.sync()
    connection.stream.uncork()
  }

  handleRowDescription({ fields }: { fields: { name: string; dataTypeID: number }[] }): void {
    this.#fields = fields
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    if (this.#done < this.#steps.length - 1) return
    const row: Answer['rows'][number] = {}
    for (let at = 0; at < this.#fields.length; at++) {
      const field = this.#fields[at]
      if (field) row[field.name] = cellOf(fields[at] ?? null, field.dataTypeID)
    }
    this.#answer.rows.push(row)
  }

  /** @param text such as `DELETE 3` or `INSERT 0 1` */
  handleCommandComplete({ text }: { text: string }): void {
    this.#done++
    this.#answer.count = Number(/\d+$/.exec(text)?.[0] ?? 0)
  }

  /** The rows of COPY are already on their way. */
  handleCopyInResponse(): void {}

  handleError(error: Error): void {
    this.#settled.reject(error)
  }

  handleReadyForQuery(): void {
    this.#settled.resolve(this.#answer)
  }
}

/** The messages CopyData and CopyDone: https://www.postgresql.org/docs/current/protocol-message-formats.html */
const COPY_DATA = 0x64
const COPY_DONE = Buffer.from([0x63, 0, 0, 0, 4])

/** The server reads the rows as soon as it has executed the statement, so this need not wait for its answer. */
function copy(connection: Connection, { text, rows }: { text: string; rows: Uint8Array }): void {
  connection.parse({ name: '', text, types: [] }, true)
  connection.bind({}, true)
  connection.execute({}, true)
  const head = Buffer.from([COPY_DATA, 0, 0, 0, 0])
  head.writeUInt32BE(rows.length + 4, 1)
  for (const part of [head, rows, COPY_DONE]) connection.stream.write(part)
}
