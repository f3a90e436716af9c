// Traps on all that makes a run differ from the next: the platform's random generators, its clocks and timers. A trapped call is noted
// with its caller's line, and goes through. Everything that runs meanwhile must be synchronous: traps belong to the whole thread.

import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import timers from 'node:timers'
import { callerOf, isEngine } from './place.ts'

export interface TrappedCall {
  /** `Math.random` */
  readonly name: string
  /** `my-method.ts:31:12` */
  readonly line: string | undefined
}

type Callable = (this: unknown, ...values: unknown[]) => unknown
type Holder = { [name: string]: unknown }

const RANDOM: readonly [label: string, holder: object, names: readonly string[]][] = [
  ['Math', Math, ['random']],
  [
    'crypto',
    crypto,
    ['randomBytes', 'randomInt', 'randomUUID', 'randomFill', 'randomFillSync', 'getRandomValues', 'pseudoRandomBytes'],
  ],
  // The generator of the global `crypto` has its functions on its prototype.
  ['crypto', Object.getPrototypeOf(globalThis.crypto) as object, ['getRandomValues', 'randomUUID']],
]

const TIME: readonly [label: string, holder: object, names: readonly string[]][] = [
  ['performance', performance, ['now']],
  ['process', process, ['hrtime', 'uptime', 'cpuUsage', 'threadCpuUsage']],
  ['', globalThis, ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask']],
  ['timers', timers, ['setTimeout', 'setInterval', 'setImmediate']],
]

/** Functions whose last bits differ between platforms: no method's numbers should depend on them. */
const NOT_PORTABLE: readonly [label: string, holder: object, names: readonly string[]][] = [
  [
    'Math',
    Math,
    // biome-ignore format: one list
    ['exp', 'expm1', 'log', 'log2', 'log10', 'log1p', 'pow', 'tanh', 'sinh', 'cosh', 'sin', 'cos', 'tan', 'atan', 'atan2', 'asin', 'acos', 'asinh', 'acosh', 'atanh', 'cbrt', 'hypot'],
  ],
]

/** Does `work` and says which of the platform's random generators, clocks and timers were called meanwhile, each line once. */
export function trapNondeterminism(work: () => void): readonly TrappedCall[] {
  return trap([...RANDOM, ...TIME], true, work)
}

/** The same for elementary functions that need not give the same bits on another machine. */
export function trapElementaryFunctions(work: () => void): readonly TrappedCall[] {
  return trap(NOT_PORTABLE, false, work)
}

function trap(traps: typeof RANDOM, clock: boolean, work: () => void): readonly TrappedCall[] {
  const calls = new Map<string, TrappedCall>()
  const note = (name: string): void => {
    const caller = callerOf(stackHere())
    if (caller && isEngine(caller)) return
    const line = caller?.line
    calls.set(`${name} ${line}`, { name, line })
  }
  const undo: (() => void)[] = []
  for (const [label, holder, names] of traps)
    for (const name of names) undo.push(replace(holder as Holder, name, note, label === '' ? name : `${label}.${name}`))
  if (clock) undo.push(replaceDate(note))
  // `import { randomBytes } from 'node:crypto'` sees the traps only after this.
  syncBuiltinESMExports()
  try {
    work()
  } finally {
    for (const back of undo.reverse()) back()
    syncBuiltinESMExports()
  }
  return [...calls.values()]
}

function stackHere(): string | undefined {
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = 50
  const { stack } = new Error('here')
  Error.stackTraceLimit = limit
  return stack
}

function replace(holder: Holder, name: string, note: (name: string) => void, label: string): () => void {
  const own = Object.getOwnPropertyDescriptor(holder, name)
  const original = holder[name] as Callable | undefined
  if (typeof original !== 'function' || own?.configurable === false) return () => {}
  const trapped: Callable = function (...values) {
    note(label)
    return original.apply(this, values)
  }
  // hrtime has a function of its own, hrtime.bigint.
  for (const [key, value] of Object.entries(original))
    Object.assign(trapped, {
      [key]: typeof value === 'function' ? trappedMember(value as Callable, note, `${label}.${key}`) : value,
    })
  Object.defineProperty(holder, name, { value: trapped, configurable: true, writable: true, enumerable: own?.enumerable ?? true })
  return () => {
    if (own) Object.defineProperty(holder, name, own)
    else delete holder[name]
  }
}

function trappedMember(original: Callable, note: (name: string) => void, label: string): Callable {
  return function (...values) {
    note(label)
    return original.apply(this, values)
  }
}

/** A date of its own numbers is no clock: only `Date.now()`, `new Date()` and `Date()` are. */
function replaceDate(note: (name: string) => void): () => void {
  const original = globalThis.Date
  globalThis.Date = new Proxy(original, {
    get: (target, name, receiver) =>
      name === 'now' ? trappedMember(target.now, note, 'Date.now') : (Reflect.get(target, name, receiver) as unknown),
    construct: (target, values, type) => {
      if (values.length === 0) note('new Date')
      return Reflect.construct(target, values, type) as object
    },
    apply: (target, self, values) => {
      note('Date')
      return Reflect.apply(target as unknown as Callable, self, values)
    },
  })
  return () => {
    globalThis.Date = original
  }
}
