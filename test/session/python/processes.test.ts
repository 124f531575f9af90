/** What other processes would do is done here, one after the other: what that means to Brian's objects. */
import { describe, expect, test } from 'vitest'
import { assembleQuickly } from '../../assemble.ts'
import { type Outcome, run } from '../tools.ts'

function really(text: string): Promise<Outcome> {
  return run(`from brian2 import *\nimport multiprocessing\n${text}`, { network: undefined, assemble: assembleQuickly })
}

test('every task simulates what it makes itself, under the same names', async () => {
  const { out, errors, diagnostics } = await really(`
def simulated(tau):
    G = NeuronGroup(1, 'dv/dt = -v/tau : 1', method='exact')
    G.v = 1
    M = StateMonitor(G, 'v', record=0)
    run(1*ms)
    return G.name, M.name, M.t[-1]/ms, M.v[0][-1].round(3)
with multiprocessing.Pool(2) as pool:
    for each in pool.map(simulated, [1*ms, 2*ms]):
        print(*each)`)
  expect(errors).toEqual([])
  expect(out).toBe('neurongroup statemonitor 0.9 0.407\nneurongroup statemonitor 0.9 0.638\n')
  expect(diagnostics.filter(({ code }) => code === 'ignored').map(({ message }) => message)).toEqual([
    'no other process is started: what is handed over is done here, at once and one after the other',
  ])
})

test('a task begins with what the script has, which a task does not change', async () => {
  const { out, errors } = await really(`
G = NeuronGroup(2, 'dv/dt = 100*Hz : 1', threshold='v > 1', reset='v = 0', method='euler')
M = SpikeMonitor(G)
net = Network(G, M)
log = []
def simulated(v):
    defaultclock.dt = 0.2*ms
    G.v = v
    log.append(v)
    net.add(PopulationRateMonitor(G))
    net.run(20*ms)
    return M.count[0] + 0, net.t/ms, len(log), len(net)
with multiprocessing.Pool(1) as pool:
    print(pool.map(simulated, [0, 0.5, 0]))
print(M.count[:], G.v[:], net.t, log, defaultclock.dt, len(net))
net.run(5*ms)
print(G.v[0].round(2), net.t)`)
  expect(errors).toEqual([])
  expect(out).toBe(`[(np.int32(2), 20.0, 1, 6), (np.int32(2), 20.0, 1, 6), (np.int32(2), 20.0, 1, 6)]
[0 0] [0. 0.] 0. s [] 100. us 5
0.5 5. ms
`)
})

test('the magic network of tasks that run what was there before goes on from its beginning', async () => {
  const { out, errors } = await really(`
G = NeuronGroup(1, 'dv/dt = 100*Hz : 1', method='euler')
def simulated(v):
    G.v = v
    M = StateMonitor(G, 'v', record=0)
    run(1*ms)
    return M.v[0][0], len(M.t), defaultclock.t/ms
with multiprocessing.Pool(1) as pool:
    print(pool.map(simulated, [0.0, 0.5]))
run(1*ms)
print(G.v[:].round(2), defaultclock.t/ms)`)
  expect(errors).toEqual([])
  expect(out).toBe('[(np.float64(0.0), 10, 1.0), (np.float64(0.5), 10, 1.0)]\n[0.1] 1.0\n')
})

test('tasks that choose no seed draw other numbers each, those that do leave the script its own', async () => {
  const { out, errors } = await really(`
def drawn(x):
    G = NeuronGroup(1, 'v : 1')
    G.v = 'rand()'
    return G.v[0]
def seeded(x):
    seed(x)
    return drawn(x)
seed(1)
before = drawn(0)
with multiprocessing.Pool(2) as pool:
    a, b = pool.map(drawn, [0, 0])
    c, d, e = pool.map(seeded, [5, 5, 6])
print(a == b, c == d, c == e)
after = drawn(0)
seed(1)
print(drawn(0) == before, [drawn(0) for _ in range(3)][-1] == after)`)
  expect(errors).toEqual([])
  expect(out).toBe('False True False\nTrue True\n')
})

test('synapses that a task makes are gone with it', async () => {
  const { out, errors } = await really(`
G = NeuronGroup(2, 'v : 1', threshold='v > 1')
S = Synapses(G, G, 'w : 1', on_pre='v_post += w')
def task(n):
    S.connect(n=n)
    S.w = n
    S.v_post = 3
    run(1*ms)
    return len(S), S.w[:].sum(), G.v[0]
with multiprocessing.Pool(1) as pool:
    print(pool.map(task, [1, 2]))
print(len(S), G.v[:])`)
  expect(errors).toEqual([])
  expect(out).toBe('[(4, np.float64(4.0), np.float64(23.0)), (8, np.float64(16.0), np.float64(83.0))]\n0 [0. 0.]\n')
})

test('arrays that share memory do so in a task too, and attributes of classes and functions are as before after it', async () => {
  const { out, errors } = await really(`
a = zeros(20000)
view, steps, table = a[1:3], a[::2], ones((2, 3))
column = table.T[1]
kept = {'a': a}
class Counter:
    count, seen = 0, []
def begin(start):
    begin.start = start
def task(x):
    view[:] = x
    steps[0] = 5
    column[1] = 7
    Counter.count += 1
    Counter.seen.append(x)
    return a[:3].tolist(), kept['a'] is a, table[1].tolist(), Counter.count, len(Counter.seen), begin.start
with multiprocessing.Pool(1, begin, (4,)) as pool:
    print(*pool.map(task, [1, 2]), sep='\\n')
print(a[:3], table[1], Counter.count, Counter.seen, hasattr(begin, 'start'))
view[0] = 3
print(a[1])`)
  expect(errors).toEqual([])
  expect(out).toBe(`([5.0, 1.0, 1.0], True, [1.0, 7.0, 1.0], 1, 1, 4)
([5.0, 2.0, 2.0], True, [1.0, 7.0, 1.0], 1, 1, 4)
[0. 0. 0.] [1. 1. 1.] 0 [] False
3.0
`)
})

test('what a task sets of objects and networks, and stores, is undone', async () => {
  const { out, errors } = await really(`
clock = Clock(dt=0.2*ms)
G = NeuronGroup(2, 'dv/dt = 100*Hz : 1', threshold='v > 1', reset='v = 0', method='euler', clock=clock)
S = Synapses(G, G, on_pre='v_post += 0.1')
S.connect()
M = SpikeMonitor(G)
net = Network(G, S, M)
net.store()
def settings():
    return G.active, M.active, S.pre.active, S.pre.order, clock.dt, M in net.objects, net.schedule[1]
def sets(x):
    clock.dt = 0.5*ms
    G.active = M.active = S.pre.active = False
    S.pre.order = 3
    G.run_regularly('v = 3')
    net.remove(M)
    net.schedule = ['start', 'synapses', 'groups', 'thresholds', 'resets', 'end']
    return settings()
def stores(x):
    G.v = x
    net.store()
    net.store('inside')
    net.run(1*ms)
    net.restore('inside')
    return G.v[0]
def restores(x):
    net.restore()
    return G.v[0]
before = settings()
net.run(2*ms)
with multiprocessing.Pool(1) as pool:
    print(*pool.map(sets, [1, 2]), sep='\\n')
    print(settings() == before)
    print(pool.map(stores, [0.5, 0.7]), pool.map(restores, [1]), G.v[0].round(2), net.t)
net.run(1*ms)
print(G.v[0].round(2), net.t)
net.restore()
print(G.v[0], net.t)
try:
    net.restore('inside')
except KeyError as error:
    print(error)`)
  expect(errors).toEqual([])
  expect(out).toBe(`(False, False, False, 3, 0.5 * msecond, False, 'synapses')
(False, False, False, 3, 0.5 * msecond, False, 'synapses')
True
[np.float64(0.5), np.float64(0.7)] [np.float64(0.0)] 0.2 2. ms
0.3 3. ms
0.0 0. s
'inside'
`)
})

test('arguments are sent to a pool, and inherited by a Process', async () => {
  const { out, errors } = await run(`from multiprocessing import Pool, Process
class Counter:
    n = 0
    def step(self, x):
        self.n += x
        return self.n, counter.n
def append(items):
    items.append(1)
    print(items, known)
counter, known = Counter(), []
with Pool(1) as pool:
    print(pool.map(counter.step, [1, 2]))
    pool.apply(append, (known,))
process = Process(target=append, args=(known,))
process.start()
print(counter.n, known)`)
  expect(errors).toEqual([])
  expect(out).toBe('[(1, 0), (2, 0)]\n[1] []\n[1] [1]\n0 []\n')
})

test('one by one, what is behind an exception comes too', async () => {
  const { out, errors } = await run(`from multiprocessing import Pool
def f(x):
    return 6 // x
with Pool(2) as pool:
    found = pool.imap(f, [1, 0, 2])
    print(next(found))
    try:
        next(found)
    except ZeroDivisionError as error:
        print(error)
    print(next(found), list(found))`)
  expect(errors).toEqual([])
  expect(out).toBe('6\ninteger division or modulo by zero\n3 []\n')
})

describe('what cannot be', () => {
  test.each([
    ['return M', 'TypeError: SpikeMonitor cannot be sent from ForkPoolWorker-1: it belongs to a simulation'],
    ['return [M.t]', 'TypeError: VariableView cannot be sent from ForkPoolWorker-1: it belongs to a simulation'],
  ])('%s', async (statement, message) => {
    const { errors } = await really(`
G = NeuronGroup(1, 'v : 1', threshold='v > 1')
M = SpikeMonitor(G)
S = Synapses(G, G)
def task(x):
    ${statement}
with multiprocessing.Pool(1) as pool:
    pool.map(task, [1])`)
    expect(errors).toEqual([message])
  })

  test.each([
    ['q.get()', 'get() of an empty queue waits for another process'],
    ['while q.empty():\n        pass', 'looking again and again into an empty queue waits for another process'],
    [
      'for k in range(3):\n        q.put(k)',
      'put() into a queue that is full, with 2 items, waits for another process',
    ],
  ])('%s', async (statement, message) => {
    const { errors } = await really(`
q = multiprocessing.Queue(2)
def task():
    ${statement}
p = multiprocessing.Process(target=task)
p.start()`)
    expect(errors).toEqual([`${message}, and here one thing is done after the other`])
  })
})

test('a process that fails is told of, and the script goes on', async () => {
  const { out, diagnostics } = await really(`
def task():
    raise ValueError('no')
p = multiprocessing.Process(target=task)
p.start()
p.join()
print(p.exitcode)`)
  expect(out).toBe('1\n')
  const told = diagnostics.filter(({ severity }) => severity === 'warning')
  expect(told.map(({ message }) => message)).toEqual(['Process-1 failed: ValueError: no'])
})

test('joblib and pathos', async () => {
  const { out, errors } = await really(`
from joblib import Parallel, delayed, cpu_count
from pathos.multiprocessing import ProcessingPool
log = []
def task(x, y=1):
    log.append(x)
    run(1*ms)
    return 10*x + y
print(Parallel(n_jobs=2)(delayed(task)(x, y=2) for x in range(3)), log)
print(list(Parallel(n_jobs=2, return_as='generator')(map(delayed(task), [1, 2]))), log)
with Parallel(n_jobs=2, prefer='threads') as parallel:
    print(parallel(delayed(task)(x) for x in [4]), log)
print(Parallel()(delayed(task)(x) for x in [5]), log)
print(ProcessingPool(2).map(task, [1, 2], [3, 4]), log)
try:
    Parallel(n_jobs=0)
except ValueError as error:
    print(error)`)
  expect(errors).toEqual([])
  expect(out).toBe(`[2, 12, 22] []
[11, 21] []
[41] [4]
[51] [4, 5]
[13, 24] [4, 5]
n_jobs == 0 in Parallel has no meaning
`)
})

test('figures that a task leaves open are gone with it', async () => {
  const { figures, errors } = await really(`
def task(x):
    plot([x])
plot([1, 2])
with multiprocessing.Pool(1) as pool:
    pool.map(task, [1, 2])
title('own')`)
  expect(errors).toEqual([])
  expect(figures).toHaveLength(1)
})

test('os.system may be imported, and is refused where it is used', async () => {
  expect((await run('from os import system, getpid\nprint(getpid())')).out).toBe('1\n')
  const { out, errors } = await run("from os import system\nprint(1)\nsystem('ls')")
  expect({ out, errors }).toEqual({ out: '', errors: ['os.system: a model script cannot reach the machine'] })
})

test('what has no end, or no room, is an error', async () => {
  const { out, errors } = await run(`import multiprocessing as mp, itertools
from concurrent.futures import ProcessPoolExecutor
def f(*a):
    return len(a)
def told(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__)
told(lambda: mp.Array('d', 10**12))
told(lambda: mp.Array('i', -1))
told(lambda: mp.Pool(10**9).apply(f, itertools.count()))
told(lambda: mp.Pool(1).map(f, itertools.count()))
told(lambda: mp.Value('i', 'y'))
told(lambda: ProcessPoolExecutor().submit(3).result())
told(lambda: mp.Pool(1).starmap(f, [1]))`)
  expect(errors).toEqual([])
  expect(out.trim().split('\n')).toEqual([
    'MemoryError', 'ValueError', 'MemoryError', 'MemoryError', 'TypeError', 'TypeError', 'TypeError',
  ]) // prettier-ignore
})
