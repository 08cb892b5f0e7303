import type { Webhook } from '../announce/webhook.ts'
import { UsageError } from './arguments.ts'

/** Shortest and longest key by the specification of Standard Webhooks, in bytes. */
const keyBytes = { least: 24, most: 64 }

/**
 * Parses the settings `WEBHOOK_URL` and `WEBHOOK_SECRET`. Null if both are missing.
 * @throws UsageError with what to write instead
 */
export function parseWebhook({ WEBHOOK_URL, WEBHOOK_SECRET }: NodeJS.ProcessEnv): Webhook | null {
  const [address, secret] = [WEBHOOK_URL?.trim() ?? '', WEBHOOK_SECRET?.trim() ?? '']
  if (address === '') return null
  const url = URL.parse(address)
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new UsageError('WEBHOOK_URL: it is not a web address; write one such as https://example.org/hooks/archive')
  }
  if (secret === '') throw new UsageError(`WEBHOOK_SECRET: it is missing; ${howToMake}`)
  return { url, secret: parseSecret(secret) }
}

const howToMake =
  "make one with: node -p \"'whsec_' + crypto.randomBytes(32).toString('base64')\", and give it to the receiver too"

/** The message does not show the secret, because logs are read by many. */
function parseSecret(text: string): Buffer {
  const [, base64 = ''] = /^whsec_([\w+/-]+={0,2})$/.exec(text) ?? []
  const key = Buffer.from(base64, 'base64')
  if (key.length >= keyBytes.least && key.length <= keyBytes.most) return key
  throw new UsageError(
    `WEBHOOK_SECRET: it is not whsec_ and ${keyBytes.least} to ${keyBytes.most} bytes in base64; ${howToMake}`,
  )
}
