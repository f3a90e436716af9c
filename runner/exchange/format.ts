// The results file: a plan and its trials as text that can be committed, read with any JSON library, and checked. One JSON document a
// line, each in canonical form. The first line is the header: the suite, its cells (a method with its options on a task with its
// parameters), the plan as pairs of cell and seed, and digests. Every other line is one trial, in the order of the keys; its specification
// is that of its cell, and its seed. A learning curve is three lists of equal length. Error stacks are left out.

import { z } from 'zod'

/** Beside the report. */
export const RESULTS_FILE = 'trials.jsonl'
export const FORMAT = 'lagbench-results'
/** Raise it when the format changes. Version 1 had the options in each cell and the machine in each line; it is still read. */
export const FORMAT_VERSION = 2

const hex = z.string().regex(/^[0-9a-f]{64}$/)
const text = z.string().max(100_000)
/** Shown in messages, so nothing that steers a terminal. */
const label = z
  .string()
  .max(200)
  .regex(/^\P{Cc}+$/u)
const whole = z.int().min(0)
const amount = z.number().min(0)
const version = z.int().min(0)
const counters = z.strictObject({ sequences: amount, steps: amount, multiplyAdds: amount, weightChanges: amount })

const options = z.record(z.string(), z.json())
const cell = z.strictObject({
  /** Labels of the report. */
  method: label,
  task: label,
  spec: z.strictObject({
    method: label,
    methodVersion: version,
    /** The place of its options in the header's list. */
    options: z.union([whole, options]),
    task: label,
    taskVersion: version,
    parameters: z.object({ lag: whole }).catchall(z.json()),
    budget: z.strictObject({ sequences: amount.optional(), steps: amount.optional() }),
    engineVersion: version,
  }),
})

export const headerShape = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal([1, FORMAT_VERSION]),
  suite: z.strictObject({
    /** A folder is named after it. */
    id: label.regex(/^(?!\.{1,2}$)[^/\\]+$/),
    title: text,
    description: text,
    methodLabels: z.array(label),
    taskLabels: z.array(label),
  }),
  cells: z.array(cell),
  /** Methods meet many tasks with the same options: each once. */
  options: z.array(options).optional(),
  /** Where trials ran. */
  machines: z.array(z.strictObject({ runtime: text, platform: text })).optional(),
  /** Cell and seed of each planned trial, in the report's order. */
  plan: z.array(z.tuple([whole, whole])),
  /** The command that made the plan. */
  command: text,
  /** Of the checkout that wrote the file; null outside of one. */
  commit: z.string().max(100).nullable(),
  /** Of each learning curve every n-th point is here, and the last; 1: all. */
  curvePointsKept: z.strictObject({ every: z.int().min(1) }),
  trials: whole,
  digests: z.strictObject({
    /** SHA-256 of this line without `digests`. */
    plan: hex,
    /** SHA-256 of all other lines, each ended by a line feed. */
    trials: hex,
  }),
})
export type Header = z.infer<typeof headerShape>

export const trialShape = z.strictObject({
  key: hex,
  cell: whole,
  seed: whole,
  outcome: z.discriminatedUnion('status', [
    z.strictObject({ status: z.literal('solved') }),
    z.strictObject({ status: z.literal('unsolved') }),
    z.strictObject({ status: z.literal('diverged'), where: text, step: amount }),
    z.strictObject({ status: z.literal('skipped'), reason: text }),
    z.strictObject({ status: z.literal('failed'), error: text }),
  ]),
  counters,
  milestones: z.record(z.string(), counters),
  curve: z
    .strictObject({
      sequences: z.array(z.number()),
      meanError: z.array(z.number()),
      fractionCorrect: z.array(z.number()),
    })
    .refine(
      ({ sequences, meanError, fractionCorrect }) =>
        sequences.length === meanError.length && sequences.length === fractionCorrect.length,
      { error: 'its lists differ in length' },
    ),
  test: z.strictObject({ sequences: amount, wrong: amount, meanError: z.number() }).nullable(),
  weights: amount,
  digests: z.strictObject({ weights: z.string().max(128), answers: z.string().max(128) }),
  environment: z.strictObject({
    startedAt: z.iso.datetime(),
    wallMs: amount,
    cpuMs: amount,
    /** The place of `runtime` and `platform` in the header's list. */
    machine: whole.optional(),
    runtime: text.optional(),
    platform: text.optional(),
    /** Of the sources of a method and a task that are not lagbench's own. */
    outside: z.strictObject({ method: hex.optional(), task: hex.optional() }).optional(),
  }),
  /** SHA-256 of this line without `digest`. */
  digest: hex,
})
export type TrialLine = z.infer<typeof trialShape>
