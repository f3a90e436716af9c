// Does a method keep the contract? All checks on one method; what a user's own test calls.
//
//   test('my method keeps the contract', async t => {
//     t.deepEqual(await checkMethod(method, { file: import.meta.resolve('../my-method.ts') }), [])
//   })

import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Method } from '../methods/method.ts'
import type { TrialSpec } from '../runner/record.ts'
import { loadRegistry, type Registry } from '../runner/registry.ts'
import type { Task } from '../tasks/task.ts'
import type { Check, Context } from './check.ts'
import { checks } from './checks.ts'
import { askElsewhere } from './elsewhere/ask.ts'
import { type ElsewhereReport, taskFile } from './elsewhere/report.ts'
import type { CheckResult, Finding, Verdict } from './finding.ts'
import { thrown } from './place.ts'
import { meets, SMALL_TASKS, type Subject, subjectOf } from './subject.ts'

export interface CheckOptions {
  /** Path or URL of the module whose default export is the method; without it the checks on another thread (same results, memory) are left out. */
  readonly file?: string | URL
  /** Ids of the tasks to check on; default: a few small ones that differ in kind, and every task for `skip`. */
  readonly tasks?: readonly string[]
  /** Default 1. */
  readonly seed?: number
  /** Options of the method that differ from its defaults and published settings. */
  readonly options?: TrialSpec['options']
  /** How long a few small trials may take on another thread before they count as endless. Default 120. */
  readonly seconds?: number
  /** Where tasks are found; default: all that lagbench has. */
  readonly registry?: Registry
}

/** Every fault of a method, none if it keeps the contract. Throws a RangeError for tasks that are not known. */
export async function checkMethod<Options>(method: Method<Options>, options: CheckOptions = {}): Promise<Finding[]> {
  return (await runChecks(method, options)).flatMap(({ findings }) => findings)
}

/** What came of every check, in order. Never throws for what a method does. */
export async function runChecks(
  method: unknown,
  options: CheckOptions = {},
  onResult: (result: CheckResult) => void = () => {},
): Promise<readonly CheckResult[]> {
  const context = contextFor(method as Method, options, options.registry ?? (await loadRegistry()))
  const results: CheckResult[] = []
  let closed: string | undefined
  for (const check of checks) {
    const verdict =
      closed === undefined ? await verdictOf(check, context) : { leftOut: `after a fault of \`${closed}\`; mend that first` }
    const result = resultOf(check, verdict)
    if (check.gate && result.status === 'fails') closed = check.id
    results.push(result)
    onResult(result)
  }
  return results
}

function contextFor(method: Method, options: CheckOptions, registry: Registry): Context {
  const { seed = 1, seconds = 120 } = options
  const tasks = (ids: readonly string[]): readonly Task[] =>
    ids.map(id => {
      const task = registry.tasks.get(id)
      if (task === undefined) throw new RangeError(`Expected \`tasks\` to be ids of tasks, got \`${id}\``)
      return task
    })
  const every = options.tasks === undefined ? [...registry.tasks.values()] : tasks(options.tasks)
  const smallSubjects = (from: readonly Task[]): readonly Subject[] =>
    from
      .filter(task => task.missing?.() === undefined)
      .map(task => subjectOf(method, task, seed, options.options ? { options: options.options } : {}))
      .filter(meets)
  let subjects: readonly Subject[] | undefined
  let report: Promise<ElsewhereReport> | undefined
  const context: Context = {
    method,
    registry,
    seed,
    options: options.options,
    tasks: every.filter(task => task.missing?.() === undefined),
    get subjects() {
      subjects ??= smallSubjects(tasks(options.tasks ?? SMALL_TASKS))
      // A method that meets none of these may meet others.
      if (subjects.length === 0) subjects = smallSubjects(every).slice(0, SMALL_TASKS.length)
      return subjects
    },
    elsewhere() {
      // The other thread knows lagbench's own tasks.
      const specs = context.subjects.map(({ spec }) => spec).filter(({ task }) => existsSync(taskFile(task)))
      if (options.file === undefined || specs.length === 0) return undefined
      report ??= askElsewhere({ module: urlOf(options.file), specs }, seconds)
      return report
    },
  }
  return context
}

function urlOf(file: string | URL): string {
  return file instanceof URL || file.startsWith('file:') ? String(file) : pathToFileURL(file).href
}

/** What a method throws where no check expects it is a fault of the method, and the check has found it. */
async function verdictOf(check: Check, context: Context): Promise<Verdict> {
  try {
    return await check.run(context)
  } catch (error) {
    const { message, line } = thrown(error)
    return {
      faults: [
        {
          problem: 'It threw while it was checked',
          place: { seed: context.seed, ...(line === undefined ? {} : { line }) },
          expected: 'no error',
          got: message,
          remedy: 'see the line that threw; `lagbench trial` shows the whole stack',
        },
      ],
    }
  }
}

function resultOf({ id, title }: Check, verdict: Verdict): CheckResult {
  if ('leftOut' in verdict) return { id, title, status: 'left-out', findings: [], note: verdict.leftOut }
  const findings = verdict.faults.map(fault => ({ check: id, ...fault }))
  return {
    id,
    title,
    status: findings.length === 0 ? 'holds' : 'fails',
    findings,
    ...(verdict.note === undefined ? {} : { note: verdict.note }),
  }
}
