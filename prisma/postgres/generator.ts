/**
 * A generator for the Prisma CLI (`generator postgres` in schema.prisma). One schema has one provider, so the client for
 * PostgreSQL needs a schema of its own: this program writes it and runs `prisma generate` for it.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { postgresSchema } from './postgres-schema.ts'

const file = join(import.meta.dirname, 'schema.prisma')

function generate(): void {
  const text = postgresSchema(readFileSync(join(import.meta.dirname, '../schema.prisma'), 'utf8'))
  writeFileSync(file, text)
  const cli = createRequire(import.meta.url).resolve('prisma/build/index.js')
  execFileSync(process.execPath, [cli, 'generate', '--schema', file], { stdio: 'pipe' })
}

/** Answers one call. The result of `getManifest` tells the CLI what it prints. */
function answer(method: string): object | null {
  if (method === 'generate') generate()
  return method === 'getManifest' ? { manifest: { prettyName: 'Client for PostgreSQL', defaultOutput: file } } : null
}

// The protocol of generators: JSON-RPC, one line a message, calls on stdin and answers on stderr.
for await (const line of createInterface({ input: process.stdin })) {
  const { id, method }: { id: number; method: string } = JSON.parse(line)
  try {
    process.stderr.write(`${JSON.stringify({ jsonrpc: '2.0', id, result: answer(method) })}\n`)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    process.stderr.write(`${JSON.stringify({ jsonrpc: '2.0', id, error: { code: -32_000, message, data: null } })}\n`)
  }
}
