import { expect, test } from 'vitest'
import { oldServer } from '../../src/file/postgres-version.ts'

test.each(['15.18 (Debian 15.18-0+deb12u1)', '9.6.24'])('PostgreSQL %s is too old', (version) => {
  expect(oldServer(version)).toMatch(/^the server is PostgreSQL \d+, which is too old; use version 16 or later$/)
})

test.each(['16.0', '17beta1', '18.1 (Homebrew)'])('PostgreSQL %s is new enough', (version) => {
  expect(oldServer(version)).toBeNull()
})
