import { CORE_SCHEMA, load, Type, YAMLException } from 'js-yaml'
import type { Problem } from '../diagnostics/problem.ts'

/** A value with an unknown tag. */
export class UnknownTag {
  tag: string
  constructor(tag: string) {
    this.tag = tag
  }
}

/** A number that would change when it is written again (`007`, `1.10`, an abbrlink like `5e10`) stays text. */
function canonicalNumber(text: string): boolean {
  return /^[-\d.]/.test(text) && String(Number(text)) === text
}

function numberType(tag: string): Type {
  return new Type(tag, {
    kind: 'scalar',
    resolve: (text: unknown) => typeof text === 'string' && canonicalNumber(text),
    construct: Number,
  })
}

/** Decodes Ruby's old `!binary`: UTF-8 text in base64. */
function binaryText(text: unknown): string | UnknownTag {
  try {
    const bytes = Uint8Array.from(atob(String(text).replace(/\s+/g, '')), (char) => char.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // It is not base64, or does not contain text.
    return new UnknownTag('!binary')
  }
}

function unknownTagTypes(prefix: string): Type[] {
  return (['scalar', 'sequence', 'mapping'] as const).map(
    (kind) =>
      new Type(prefix, {
        kind,
        multi: true,
        construct: (_data: unknown, tag?: string) => new UnknownTag(tag ?? prefix),
      }),
  )
}

/** The core schema of YAML 1.2 with merge keys. Dates and unusual numbers stay text. Unknown tags become UnknownTag. */
const schema = CORE_SCHEMA.extend({
  implicit: [
    numberType('tag:yaml.org,2002:int'),
    numberType('tag:yaml.org,2002:float'),
    new Type('tag:yaml.org,2002:merge', { kind: 'scalar', resolve: (text: unknown) => text === '<<' || text === null }),
  ],
  explicit: [
    new Type('!binary', { kind: 'scalar', construct: binaryText }),
    new Type('tag:yaml.org,2002:binary', { kind: 'scalar', construct: binaryText }),
    // Dates are read from their text.
    new Type('tag:yaml.org,2002:timestamp', { kind: 'scalar', construct: String }),
    new Type('tag:yaml.org,2002:set', {
      kind: 'mapping',
      construct: (data: unknown) => (isMapping(data) ? Object.keys(data) : []),
    }),
    ...unknownTagTypes('!'),
    ...unknownTagTypes('tag:'),
  ],
})

/** @throws {YAMLException} with a `mark` (line and column from 0), or a RangeError if deep nesting exhausts the stack */
export function loadYaml(
  text: string,
  options: { lastDuplicateWins: boolean } = { lastDuplicateWins: false },
): unknown {
  return load(text, { schema, json: options.lastDuplicateWins })
}

export type Mapping = { [key: string]: unknown }

export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof UnknownTag)
}

/** Converts an exception of js-yaml to a problem with its line and column within the block. */
export function describeYamlFailure(error: unknown, severity: Problem['severity'], code: string): Problem {
  if (!(error instanceof YAMLException)) {
    // A RangeError comes from deep nesting. Any other error is a bug in the parser and is thrown again.
    if (!(error instanceof RangeError)) throw error
    return { severity, code, message: 'the YAML is nested too deeply to be read' }
  }
  // The types declare `mark` as always present, but js-yaml leaves it out for errors without a position.
  const mark = error.mark as typeof error.mark | undefined
  return {
    severity,
    code,
    message: `the YAML cannot be read: ${error.reason}`,
    hint: yamlHint(error.reason),
    ...(mark === undefined ? {} : { line: mark.line + 1, column: mark.column + 1 }),
  }
}

function yamlHint(reason: string): string {
  if (/non-printable/.test(reason))
    return 'delete the control character, which editors may not show, and type the text again'
  if (/\btab/.test(reason)) return 'indent with spaces instead of tabs'
  if (/duplicated mapping key/.test(reason)) return 'keep one of the two keys'
  if (/^expected a mapping/.test(reason)) return 'write key: value, one key on each line'
  return 'put the value in quotes if it contains a colon or a quote, or starts with one of @ ` % * & ! [ {'
}
