import { Disconnected } from './disconnected.ts'

/** One event of a stream of server-sent events. */
export interface ServerEvent {
  /** The type of the event. Empty if the server gave none. */
  type: string
  data: string
}

/**
 * Reads the events of a body of the type `text/event-stream`.
 * Source: https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 * @param onBytes called for each part that arrives, also for the comments by which a server keeps the connection open
 * @throws Disconnected if the network fails
 */
export async function* eventsOf(body: ReadableStream<Uint8Array>, onBytes: () => void): AsyncGenerator<ServerEvent> {
  let event: ServerEvent = { type: '', data: '' }
  for await (const line of linesOf(body, onBytes)) {
    if (line === '') {
      if (event.type !== '' || event.data !== '') yield event
      event = { type: '', data: '' }
      continue
    }
    const [, name, value = ''] = /^([^:]*)(?:: ?(.*))?$/.exec(line) ?? []
    if (name === 'event') event.type = value
    if (name === 'data') event.data += event.data === '' ? value : `\n${value}`
  }
}

async function* linesOf(body: ReadableStream<Uint8Array>, onBytes: () => void): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  const reader = body.getReader()
  let rest = ''
  try {
    for (;;) {
      const part = await reader.read().catch(Disconnected.because)
      if (part.done) return
      onBytes()
      const lines = (rest + decoder.decode(part.value, { stream: true })).split(/\r?\n/)
      rest = lines.pop() ?? ''
      yield* lines
    }
  } finally {
    reader.releaseLock()
  }
}
