import { createHmac } from 'node:crypto'

/** Where to send what changed, and the key that signs it. */
export interface Webhook {
  url: URL
  secret: Buffer
}

export interface WebhookMessage {
  /** The same for each attempt, so that a receiver can ignore a message that it already has. */
  id: string
  /** JSON. */
  body: string
}

/** How long a receiver may take to answer, in milliseconds. */
const timeout = 10_000

/**
 * Sends a message once, signed as https://www.standardwebhooks.com/ specifies.
 * @param now the time of the attempt, in milliseconds since 1970
 * @returns null, or why it was not delivered. It names only the host, because paths of webhooks are often secret.
 */
export async function sendWebhook(
  { url, secret }: Webhook,
  { id, body }: WebhookMessage,
  { now, signal }: { now: number; signal: AbortSignal },
): Promise<string | null> {
  const timestamp = String(Math.floor(now / 1_000))
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'broadsheet',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  }
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body,
      // The signature is for this receiver alone.
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
    })
    await response.body?.cancel()
    return response.ok ? null : `${url.host} answered with status ${response.status}`
  } catch (error) {
    return `${url.host} did not answer (${reasonOf(error)})`
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message || error.cause.name : error.message
}
