import { once } from 'node:events'
import { createServer } from 'node:net'

/**
 * Why no server could listen there now, in a line for whoever starts it; null where one could. Asked before an import,
 * which may take a while; the server itself still asks when it starts.
 */
export async function whyDeaf(host: string, port: number): Promise<string | null> {
  const probe = createServer()
  try {
    await once(probe.listen(port, host), 'listening')
    return null
  } catch (error) {
    return listeningProblem(error instanceof Error ? error : new Error(String(error)), host, port)
  } finally {
    probe.close()
  }
}

/** What keeps a server from listening there, and what would mend it, from the error that came of trying. */
export function listeningProblem({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE') return `PORT: ${port} is taken by another program; stop that one, or set PORT to another`
  if (code === 'EACCES') return `PORT: ${port} is not for this user to listen at; set PORT to one from 1024 on`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST: "${host}" is no address of this machine`
  return `HOST, PORT: ${message}`
}
