import type { NoteRow } from '@broadsheet/database'
import type { Diagnostic } from '@broadsheet/parser'

/** A file or folder that the operating system does not let the import read. */
export function fileUnreadable(file: string, reason: string): Diagnostic {
  return {
    severity: 'ERROR',
    code: 'file-unreadable',
    message: `The file cannot be read: ${reason}`,
    file,
    hint: 'The archive keeps what an earlier import read from it.',
  }
}

/** A file above the size limit. */
export function fileTooLong(file: string, limitInBytes: number): Diagnostic {
  return {
    severity: 'ERROR',
    code: 'file-too-long',
    message: `The file is larger than ${limitInBytes / 1024 / 1024} MB, the limit for an article`,
    file,
    hint: 'Change its extension, or move it out of the content folder.',
  }
}

/** An article with values that are too long for the database. */
export function valueTooLong(file: string, keys: string[]): Diagnostic {
  return {
    severity: 'WARNING',
    code: 'value-too-long',
    message: `These values are too long and were shortened or left out: ${keys.join(', ')}`,
    file,
    hint: 'Paths and ids have at most 1,000 bytes in UTF-8, names 500, addresses of images 2,400.',
  }
}

/** A file on which the parser threw an error, ran out of memory, or did not finish. The other files are not affected. */
export function parserFailed(file: string, reason: string): Diagnostic {
  return {
    severity: 'ERROR',
    code: 'parser-failed',
    message: `The file could not be parsed: ${reason}`,
    file,
    hint: 'This is a bug in the parser: please report it and attach the file.',
  }
}

/** A file that an article shows as an image and whose format is unknown. */
export function imageFormatUnknown(file: string): Diagnostic {
  return {
    severity: 'WARNING',
    code: 'picture-unknown-form',
    message: 'An article shows this file as an image, but its content is not in a known image format',
    file,
    hint: 'Open it in an image editor and save it as PNG, JPEG, WebP, AVIF, GIF or SVG.',
  }
}

/** An image that an article shows and that cannot be read. */
export function imageUnreadable(file: string, reason: string): Diagnostic {
  return {
    severity: 'WARNING',
    code: 'picture-unreadable',
    message: `An article shows this image, but the file cannot be read: ${reason}`,
    file,
  }
}

/** Converts a diagnostic of the database to the form of the parser, which leaves empty values out. */
export function toDiagnostic({ severity, code, message, file, line, column, hint, cause }: NoteRow): Diagnostic {
  return {
    severity: severity === 'ERROR' || severity === 'INFO' ? severity : 'WARNING',
    code,
    message,
    file,
    ...(line !== null && { line }),
    ...(column !== null && { column }),
    ...(hint !== null && { hint }),
    ...(cause !== null && { cause }),
  }
}
