import { asciiOf } from './http-answer.ts'

/** What to ask: GraphQL by POST, or pages by GET as browsers ask for them. */
export type Asked = { path: string; bodies: readonly string[] } | { pages: readonly string[] }

/**
 * Returns a function that writes the HTTP request of a number. The requests are used in turn. `"#"` in a body and `#` in the
 * address of a page are replaced by the number, so that no two requests are the same.
 */
export function requestWriter(port: number, asked: Asked): (number: number) => string {
  if ('pages' in asked) {
    const head = `HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept: text/html\r\nAccept-Encoding: gzip, br\r\n\r\n`
    const texts = asked.pages.map((page) => `GET ${page} ${head}`.split('#'))
    return (number) => texts[number % texts.length]?.join(String(number)) ?? ''
  }
  const head = [
    `POST ${asked.path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Content-Type: application/json',
    'Accept: application/json',
    'Content-Length: ',
  ].join('\r\n')
  // Bodies are ASCII, so the length of a string is its length in bytes.
  const parts = asked.bodies.map((body) => asciiOf(body).split('"#"'))
  return (number) => {
    const body = parts[number % parts.length]?.join(String(number)) ?? ''
    return `${head}${body.length}\r\n\r\n${body}`
  }
}
