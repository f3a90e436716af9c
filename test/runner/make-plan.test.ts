import test from 'ava'
import { UsageError } from '../../runner/errors.ts'
import { makePlan } from '../../runner/make-plan.ts'
import type { Overrides } from '../../runner/overrides.ts'
import { standInRegistry } from '../helpers/registry.ts'

const registry = standInRegistry()
const suite = {
  title: 'Tiny',
  description: 'Two of each',
  methods: [{ method: 'beta' }, { method: 'alpha', options: { hidden: 3 }, label: 'small alpha' }],
  tasks: [
    { task: 'recall', lags: [5, 20], budget: { steps: 10 } },
    { task: 'copy', lags: [4], parameters: { width: 2 } },
  ],
  seeds: 2,
  budget: { sequences: 50 },
}

const problemsOf = (value: unknown, overrides: Overrides = {}): readonly string[] => {
  try {
    makePlan('tiny', value, registry, overrides)
  } catch (error) {
    if (error instanceof UsageError) return error.problems
    throw error
  }
  return []
}

test('plans every method on every task, lag and seed, seed by seed', t => {
  const plan = makePlan('tiny', suite, registry)
  t.is(plan.trials.length, 2 * 3 * 2)
  t.deepEqual(plan.methodLabels, ['beta', 'small alpha'])
  t.deepEqual(plan.taskLabels, ['recall', 'copy'])
  t.deepEqual(
    plan.trials.map(({ spec }) => spec.seed),
    [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2],
  )
  t.deepEqual(
    plan.trials.slice(0, 6).map(({ methodLabel, taskLabel, spec }) => `${methodLabel} ${taskLabel} ${spec.parameters.lag}`),
    ['beta recall 5', 'small alpha recall 5', 'beta recall 20', 'small alpha recall 20', 'beta copy 4', 'small alpha copy 4'],
  )
})

test('a trial holds all settings, its budget and the versions', t => {
  const trial = makePlan('tiny', suite, registry).trials.find(({ spec }) => spec.method === 'alpha' && spec.task === 'copy')
  t.deepEqual(trial?.spec, {
    method: 'alpha',
    methodVersion: 1,
    options: { hidden: 3, learningRate: 0.5, rule: 'full' },
    task: 'copy',
    taskVersion: 1,
    parameters: { lag: 4, width: 2 },
    seed: 1,
    budget: { sequences: 50 },
    engineVersion: trial!.spec.engineVersion,
  })
})

test("a task's own budget replaces the suite's", t => {
  t.deepEqual(makePlan('tiny', suite, registry).trials[0]?.spec.budget, { steps: 10 })
})

test('keys are unique, and the same in every plan', t => {
  const keys = makePlan('tiny', suite, registry).trials.map(({ key }) => key)
  t.is(new Set(keys).size, keys.length)
  t.deepEqual(
    makePlan('other', { ...suite, title: 'Other' }, registry).trials.map(({ key }) => key),
    keys,
  )
})

test('a task may have its own number of seeds, and a number asked for overrides both', t => {
  const own = { ...suite, tasks: [{ ...suite.tasks[0], seeds: 4 }, suite.tasks[1]] }
  const seeds = (overrides: Overrides, task: string) => [
    ...new Set(
      makePlan('tiny', own, registry, overrides)
        .trials.filter(trial => trial.taskLabel === task)
        .map(({ spec }) => spec.seed),
    ),
  ]
  t.deepEqual(seeds({}, 'recall'), [1, 2, 3, 4])
  t.deepEqual(seeds({}, 'copy'), [1, 2])
  t.deepEqual(seeds({ seeds: 3 }, 'recall'), [1, 2, 3])
  t.deepEqual(seeds({ seeds: 3 }, 'copy'), [1, 2, 3])
  t.deepEqual(problemsOf({ ...suite, tasks: [{ ...suite.tasks[0], seeds: 0 }] }).length, 1)
})

test('seeds start after the first seed', t => {
  const plan = makePlan('tiny', { ...suite, firstSeed: 100 }, registry)
  t.deepEqual([...new Set(plan.trials.map(({ spec }) => spec.seed))], [101, 102])
})

test('the order in which methods and tasks are asked for does not change the plan', t => {
  const one = makePlan('tiny', suite, registry, { methods: ['small alpha', 'beta'], tasks: ['copy', 'recall'] })
  const other = makePlan('tiny', suite, registry, { methods: ['beta', 'small alpha'], tasks: ['recall', 'copy'] })
  t.deepEqual(one, other)
  t.deepEqual(one, makePlan('tiny', suite, registry))
})

test('methods are chosen by id or label, seeds by number', t => {
  const plan = makePlan('tiny', suite, registry, { methods: ['alpha'], tasks: ['copy'], seeds: 3 })
  t.deepEqual(plan.methodLabels, ['small alpha'])
  t.is(plan.trials.length, 3)
})

test('a method that the suite lacks joins with its defaults', t => {
  const plan = makePlan('tiny', { ...suite, methods: [{ method: 'beta' }] }, registry, { methods: ['alpha'] })
  t.deepEqual(plan.methodLabels, ['alpha'])
  t.is(plan.trials[0]?.spec.options.hidden, 4)
})

test('reports every mistake of a suite at once, each with its path', t => {
  const wrong = {
    ...suite,
    methods: [{ method: 'gamma' }, { method: 'alpha', options: { hiden: 3 } }],
    tasks: [
      { task: 'copi', lags: [3] },
      { task: 'copy', lags: [4, 5000, 2], parameters: { width: 2 } },
      { task: 'recall', lags: [5], parameters: { lag: 7, depth: 1 } },
    ],
  }
  t.deepEqual(problemsOf(wrong, { methods: ['omega'], seeds: 0 }), [
    'Expected `--methods` to be names of known methods, got `omega` (string); the methods are `alpha`, `beta`',
    'Expected `--seeds` to be a whole number of at least 1, got `0` (number)',
    'Expected `tasks[0].task` to be a known task, got `copi` (string); did you mean `copy`? The tasks are `copy`, `recall`',
    'Expected `tasks[1].lags[1]` to be a whole number from 2 to 1000, got `5000` (number)',
    'Expected `tasks[1].lags[2]` to fit the other parameters of copy, got `2` (number): Expected `width` to be below `lag` (2), got 2',
    'Expected `tasks[2].parameters.lag` to be left out, got `7` (number); write it in `tasks[2].lags`',
    'Expected `tasks[2].parameters.depth` to name one of the parameters of recall, got `depth`; the parameters of recall are `lag`, `width`',
    'Expected `methods[0].method` to be a known method, got `gamma` (string); the methods are `alpha`, `beta`',
    'Expected `methods[1].options.hiden` to name one of the options of alpha, got `hiden`; did you mean `hidden`? The options of alpha are `hidden`, `learningRate`, `rule`',
  ])
})

test('reports every deviation from the shape of a suite', t => {
  const problems = problemsOf({
    title: 7,
    methods: [],
    tasks: [{ task: 'copy', lags: [1.5, '3'], lag: 3 }],
    seeds: 0,
    budget: {},
  })
  t.deepEqual(problems, [
    'Expected `title` to be a text that is not empty, got `7` (number)',
    'Expected `description` to be a text, got nothing',
    'Expected `methods` to be a list of at least 1, each an object with `method`, `options`, `label`, `tasks`, got `[]` (list)',
    'Expected `tasks[0].lags[0]` to be a whole number of at least 1, got `1.5` (number)',
    'Expected `tasks[0].lags[1]` to be a whole number of at least 1, got `3` (string)',
    'Expected `tasks[0].lag` to be a known field, got `lag`; did you mean `lags`? The fields are `task`, `lags`, `parameters`, `budget`, `seeds`, `label`',
    'Expected `seeds` to be a whole number of at least 1, got `0` (number)',
  ])
})

test('refuses what is no suite at all', t => {
  for (const value of [undefined, null, 3, 'quick', [], () => suite]) t.true(problemsOf(value).length > 0)
})

test('refuses a budget without a limit, a lag given twice, and entries of the same name', t => {
  t.deepEqual(
    problemsOf({
      ...suite,
      budget: {},
      methods: [{ method: 'alpha' }, { method: 'alpha' }],
      tasks: [{ task: 'copy', lags: [4, 4] }],
    }),
    [
      'Expected `budget` to limit `sequences` or `steps`, got neither; a trial that is not solved has to end some time',
      'Expected `tasks[0].lags` to hold every lag once, got `4` again',
      'Expected `methods[1]` to have a name of its own, got `alpha` again; give one of them a `label`',
    ],
  )
})

test('refuses a label with a comma: it could not be chosen by --methods or --tasks', t => {
  t.deepEqual(
    problemsOf({
      ...suite,
      methods: [{ method: 'alpha' }, { method: 'alpha', label: 'alpha, small' }],
      tasks: [{ ...suite.tasks[1], label: 'copy,wide' }],
    }),
    [
      'Expected `methods[1].label` to have no comma, got `alpha, small`; `--methods a,b` names two methods',
      'Expected `tasks[0].label` to have no comma, got `copy,wide`; `--tasks a,b` names two tasks',
    ],
  )
})

test('a known task that the suite lacks cannot be chosen, for its lags are not known', t => {
  t.deepEqual(problemsOf({ ...suite, tasks: [suite.tasks[1]] }, { tasks: ['recall', 'nosuch'] }), [
    'Expected `--tasks` to be names of tasks of the suite, got `recall` (string); the suite sets no lags for it; the tasks of the suite are `copy`',
    'Expected `--tasks` to be names of known tasks, got `nosuch` (string); the tasks are `copy`',
  ])
})

test('an empty choice is refused', t => {
  t.is(problemsOf(suite, { methods: [], tasks: [] }).length, 2)
})

test('a method with a list of tasks meets only these, by label; its options need not fit the others', t => {
  const methods = [{ method: 'beta' }, { method: 'alpha', tasks: ['copy'] }]
  const { trials } = makePlan('some', { ...suite, methods }, registry)
  const met = (method: string) =>
    new Set(trials.filter(({ methodLabel }) => methodLabel === method).map(({ taskLabel }) => taskLabel))
  t.is(met('beta').size, suite.tasks.length)
  t.deepEqual([...met('alpha')], methods[1].tasks)
})

test('refuses a task label that no task has, and says which there are', t => {
  const problems = problemsOf({ ...suite, methods: [{ method: 'alpha', tasks: ['nothing'] }] })
  t.is(problems.length, 1)
  t.regex(problems[0], /^Expected `methods\[0\]\.tasks\[0\]` to be the label of one of the tasks, got `nothing`/)
})
