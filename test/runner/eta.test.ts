import test from 'ava'
import { etaOf } from '../../runner/eta.ts'
import { planOf, specOf } from '../helpers/records.ts'

const at = (lag: number, seed: number, method = 'alpha') => ({ ...specOf(seed), method, parameters: { lag } })

test('knows nothing before the first trial has ended', t => {
  t.is(etaOf(planOf([specOf(1)]).trials).remainingMs(1), undefined)
})

test('predicts a cell from its own trials, else from its method on its task, else from all', t => {
  const { trials } = planOf([at(10, 1), at(10, 2), at(50, 1), at(50, 2), at(10, 1, 'beta')])
  const eta = etaOf(trials)
  eta.ended(trials[0]!.key, 100)
  t.is(eta.remainingMs(1), 4 * 100)
  eta.ended(trials[2]!.key, 900)
  // Lag 10: 100; lag 50: 900; beta: the mean of all, 500.
  t.is(eta.remainingMs(1), 100 + 900 + 500)
})

test('threads share the rest, but a last trial takes its own time', t => {
  const { trials } = planOf([at(10, 1), at(10, 2), at(10, 3), at(50, 1), at(50, 2)])
  const eta = etaOf(trials)
  eta.ended(trials[0]!.key, 100)
  eta.ended(trials[3]!.key, 1000)
  t.is(eta.remainingMs(2), 1000)
  t.is(eta.remainingMs(1), 1200)
})

test('a trial counts once, and strangers not at all', t => {
  const { trials } = planOf([at(10, 1), at(10, 2)])
  const eta = etaOf(trials)
  eta.ended(trials[0]!.key, 100)
  eta.ended(trials[0]!.key, 100)
  eta.ended('stranger', 9999)
  t.is(eta.remainingMs(1), 100)
  eta.ended(trials[1]!.key, 100)
  t.is(eta.remainingMs(1), 0)
})
