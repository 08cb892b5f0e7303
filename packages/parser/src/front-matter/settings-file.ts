import { frameAt } from '../diagnostics/code-frame.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Problem } from '../diagnostics/problem.ts'
import { decode } from '../encoding/decode.ts'
import type { JsonValue } from '../model/json-value.ts'
import { placeOfKey } from './front-matter.ts'
import { toJson, ValueTooLarge } from './to-json.ts'
import { readTomlMapping } from './toml.ts'
import { describeYamlFailure, isMapping, loadYaml } from './yaml.ts'
import { readYamlMapping } from './yaml-mapping.ts'

export type Settings = { [key: string]: JsonValue }

/** A position, from 1. */
export interface Place {
  line: number
  column: number
}

/** A settings file with its diagnostics. */
export interface SettingsFile {
  path: string
  text: string
  settings: Settings
  /** Adds a diagnostic at the line of a top-level key, or at a position. */
  report(problem: Omit<Problem, 'line' | 'column'>, at?: string | Place): void
}

/** Reads a YAML, TOML or JSON file with a mapping. Errors become diagnostics, and the rest is used. */
export function readSettings(path: string, bytes: Uint8Array, diagnostics: Diagnostic[]): SettingsFile {
  const text = decode(bytes, null).text ?? ''
  const problems: Problem[] = []
  const settings = parseSettings(path, text, problems)
  const push = ({ lostKey: _, ...problem }: Problem) =>
    void diagnostics.push({ file: path, ...problem, ...frameAt(text, problem) })
  problems.forEach(push)
  return {
    path,
    text,
    settings,
    report: (problem, at) => push({ ...problem, ...(typeof at === 'string' ? placeOfKey(text, at) : at) }),
  }
}

/** Reads a YAML, TOML or JSON file with any value. An error becomes a diagnostic, and the value is undefined. */
export function readData(path: string, bytes: Uint8Array, diagnostics: Diagnostic[]): JsonValue | undefined {
  const text = decode(bytes, null).text ?? ''
  const problems: Problem[] = []
  const value = parseData(path, text, problems)
  for (const { lostKey: _, ...problem } of problems)
    diagnostics.push({ file: path, ...problem, ...frameAt(text, problem) })
  return value
}

function parseData(path: string, text: string, problems: Problem[]): JsonValue | undefined {
  try {
    if (/\.toml$/i.test(path)) return toJson(readTomlMapping(text, problems))
    return toJson(loadYaml(text.replace(/^---[ \t]*\n/, '\n'), { lastDuplicateWins: true }))
  } catch (error) {
    problems.push(
      error instanceof ValueTooLarge
        ? { severity: 'ERROR', code: 'settings-unreadable', message: 'the data is too large or too deeply nested' }
        : describeYamlFailure(error, 'ERROR', 'settings-unreadable'),
    )
    return undefined
  }
}

function parseSettings(path: string, text: string, problems: Problem[]): Settings {
  const value = path.endsWith('.toml')
    ? readTomlMapping(text, problems)
    : readYamlMapping(text.replace(/^---[ \t]*\n/, '\n'), problems)
  try {
    const plain = toJson(value)
    return isMapping(plain) ? (plain as Settings) : {}
  } catch (error) {
    if (!(error instanceof ValueTooLarge)) throw error
    problems.push({
      severity: 'ERROR',
      code: 'settings-unreadable',
      message: 'the settings are too large or too deeply nested',
    })
    return {}
  }
}
