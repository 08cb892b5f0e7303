import { once } from 'node:events'
import { createServer } from 'node:net'

/**
 * Tries to listen at an address and stops again. `npm start` calls this before an import, which may take minutes; the
 * server reports the same errors when it starts.
 * @returns the error message for the operator, or null if a server can listen there
 */
export async function checkListen(host: string, port: number): Promise<string | null> {
  const probe = createServer()
  try {
    await once(probe.listen(port, host), 'listening')
    return null
  } catch (error) {
    return listenErrorMessage(error instanceof Error ? error : new Error(String(error)), host, port)
  } finally {
    probe.close()
  }
}

/** Returns the message for an operator: which setting is wrong, and how to fix it. */
export function listenErrorMessage({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE')
    return `PORT: ${port} is in use by another program; stop that program, or set PORT to another number`
  if (code === 'EACCES') return `PORT: ${port} needs administrator rights; set PORT to 1024 or higher`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST: "${host}" is not an address of this machine`
  return `HOST, PORT: ${message}`
}
