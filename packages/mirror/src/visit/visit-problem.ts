import { ForbiddenAddressError } from '../network/guarded-client.ts'

/** Why a visit gave nothing: see `VisitOutcome`. */
export type ProblemKind = 'dead' | 'refused' | 'failed'

/** A visit gave nothing. The message says why, for people: `the host answered 404`. */
export class VisitProblem extends Error {
  override name = 'VisitProblem'
  readonly kind: ProblemKind
  /** How long the host wants clients to wait, in milliseconds. Null if it does not say. */
  readonly wait: number | null
  /** Whether the host itself did not answer, so that its other addresses will not either. */
  readonly isHostSilent: boolean

  constructor(kind: ProblemKind, reason: string, { wait = null, isHostSilent = false }: ProblemFacts = {}) {
    super(reason)
    this.kind = kind
    this.wait = wait
    this.isHostSilent = isHostSilent
  }
}

interface ProblemFacts {
  wait?: number | null
  isHostSilent?: boolean
}

/** Codes of errors of the network, in words. */
const reasons: Readonly<Record<string, string>> = {
  EAI_AGAIN: 'the host name could not be looked up',
  ECONNREFUSED: 'the host refused the connection',
  ECONNRESET: 'the host closed the connection',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the host cannot be reached',
  UND_ERR_SOCKET: 'the host closed the connection',
  UND_ERR_CONNECT_TIMEOUT: 'the host did not answer in time',
  UND_ERR_HEADERS_TIMEOUT: 'the host did not answer in time',
  UND_ERR_BODY_TIMEOUT: 'the host stopped in the middle of the answer',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the host stopped in the middle of the answer',
}

/** Codes of errors that concern one answer, and not the host. */
const ofOneAnswer = /^UND_ERR_(?:BODY_TIMEOUT|RES_CONTENT_LENGTH_MISMATCH|HEADERS_OVERFLOW)$/

/** Converts an error of the network to a problem. Returns an error of another kind as it is. */
export function networkProblem(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof VisitProblem) return error
  if (error instanceof ForbiddenAddressError) return new VisitProblem('refused', error.message)
  if (error.name === 'TimeoutError') return new VisitProblem('failed', 'the answer took too long')
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null
  if (code === null) return error
  if (code === 'ENOTFOUND') return new VisitProblem('dead', 'the host does not exist')
  const reason = reasons[code] ?? `the host cannot be asked: ${error.message.split('\n', 1)[0]}`
  return new VisitProblem('failed', reason, { isHostSilent: !ofOneAnswer.test(code) })
}
