import { InvalidSetting } from './setting-values.ts'

/** Parses the milliseconds from which a request is slow. */
export function parseSlow(text: string): number {
  if (!/^\d{1,6}$/.test(text)) {
    throw new InvalidSetting(
      `"${text}" is not a time in milliseconds; write a whole number from 0 to 999999, such as 500`,
    )
  }
  return Number(text)
}

/** Parses the address of an OTLP receiver. Returns it without a trailing slash, or null if there is none. */
export function parseOtlpEndpoint(text: string): string | null {
  if (text === '') return null
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new InvalidSetting(
      `"${text}" is not the address of an OTLP receiver; write one such as http://localhost:4318`,
    )
  }
  return url.href.replace(/\/$/, '')
}

/** Parses the share of requests that begin a trace, from 0 to 1. */
export function parseTraceShare(text: string): number {
  const share = Number(text)
  if (text === '' || !(share >= 0 && share <= 1)) {
    throw new InvalidSetting(`"${text}" is not a share of requests; write a number from 0 to 1, such as 0.1`)
  }
  return share
}
