import type { Serializable } from 'node:child_process'
import cluster, { type Worker } from 'node:cluster'

/** A message of Node to a process: that it now listens on a port, or with a connection, which it confirms with the same number. */
interface PortMessage {
  act?: string
  seq: number
  /** The address and port, as a name that only Node reads. */
  key: string
}

/**
 * Passes connections on that a server process had not taken when it ended. Call it before the first process is started.
 *
 * Node accepts a connection in the process that started the others, sends it to one of them, and keeps it open until that
 * one confirms it. If it ends before, Node 22, 24 and 26 forget the connection without closing it: the client gets no
 * answer and no error. So this refuses the connection in the name of the ended process, and Node gives it to another.
 * If no other process serves the port, this confirms it, and Node closes it.
 *
 * The messages are internal to Node (`lib/internal/cluster/round_robin_handle.js`). On Windows, Node does not send them,
 * because the processes accept connections themselves.
 */
export function passOnUntakenConnections(): void {
  /** The ports on which each running process listens. */
  const portsOf = new Map<Worker, Set<string>>()
  const isServed = (port: string) => [...portsOf.values()].some((ports) => ports.has(port))
  cluster.on('exit', (worker) => portsOf.delete(worker))
  cluster.on('fork', (worker) => {
    const { process: child } = worker
    const ports = new Set<string>()
    const untaken = new Map<number, string>()
    portsOf.set(worker, ports)
    const { send } = child
    child.send = (message: Serializable, ...others: unknown[]) => {
      if (isPortMessage(message)) {
        ports.add(message.key)
        if (message.act === 'newconn') untaken.set(message.seq, message.key)
      }
      return Reflect.apply(send, child, [message, ...others])
    }
    child.on('internalMessage', ({ ack }: { ack?: number }) => ack !== undefined && untaken.delete(ack))
    // Then the process has ended, and all that it sent was read.
    child.once('close', () => {
      for (const [ack, port] of untaken)
        child.emit('internalMessage', { cmd: 'NODE_CLUSTER', ack, accepted: !isServed(port) })
    })
  })
}

function isPortMessage(message: object | Serializable): message is PortMessage {
  return typeof message === 'object' && 'key' in message && 'seq' in message
}
