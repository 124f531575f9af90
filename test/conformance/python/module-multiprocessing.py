import multiprocessing
import multiprocessing as mp
from multiprocessing import Pool, Process, Queue, Value, Array, Lock, Manager, current_process, freeze_support
from multiprocessing.pool import ThreadPool
from queue import Empty

log = []
count = 0
table = {'a': [1, 2]}
scale = None


def square(x):
    return x * x


def changing(x):
    global count
    count += 1
    log.append(x)
    table['a'].append(x)
    return count, list(log), table['a'][-1]


def filling(numbers):
    numbers.append(4)
    return numbers


def failing(x):
    if x > 1:
        raise ValueError(f'{x} is too large')
    return x


def set_up(value, extra=0):
    global scale
    scale = value + extra


def scaled(x):
    return x * scale


def named(x, y=1, *, z=0):
    return 100 * x + 10 * y + z


class Adder:
    def __init__(self, n):
        self.n = n
        self.calls = []

    def add(self, x):
        self.calls.append(x)
        return self.n + x, len(self.calls)

    def __call__(self, x):
        return self.n - x


def produce(queue, n):
    for k in range(n):
        queue.put(k * k)


def consume(tasks, results):
    while True:
        item = tasks.get()
        if item is None:
            break
        results.put(2 * item)


def counting(value, array, k, lock):
    with lock:
        value.value += k
    array[k] = k / 2


def storing(shared, items, k):
    shared[k] = 2 * k
    items.append(k)


def leaving(code):
    raise SystemExit(code)


def main():
    with Pool(2) as pool:
        print(pool.map(square, [1, 2, 3]), pool.map(square, range(4), 2), pool.map(square, (x for x in (5, 6))))
        print(pool.starmap(named, [(1, 2), (3, 4)]), list(pool.imap(square, [3, 4])))
        print(sorted(pool.imap_unordered(square, [2, 1])), pool.apply(named, (1,), {'z': 5}))
        result = pool.apply_async(named, (1, 2), {'z': 3})
        print(result.get(timeout=10), result.ready(), result.successful())
        found = []
        several = pool.map_async(square, [1, 2], callback=found.append)
        several.wait()
        print(several.get(), found)
        print(pool.starmap_async(named, [(1, 2)]).get())
        for call in (lambda: pool.map(failing, [1, 2, 3]), lambda: pool.apply_async(failing, (2,)).get()):
            try:
                call()
            except ValueError as error:
                print('raised', error)
        wrong = []
        failed = pool.apply_async(failing, (7,), error_callback=lambda error: wrong.append(str(error)))
        failed.wait()
        print(failed.successful())
        items = pool.imap(failing, [0, 1, 2])
        print(next(items), items.next(), end=' ')
        try:
            next(items)
        except ValueError as error:
            print(error)
    try:
        pool.map(square, [1])
    except ValueError as error:
        print(error)

    for change in (1, 2):
        process = mp.Pool(1)
        print(process.map(changing, [change]))
        process.close()
        process.join()
    print(count, log, table)

    numbers = [1, 2, 3]
    with Pool(1) as pool:
        print(pool.map(filling, [numbers, numbers]), numbers)
        adder = Adder(10)
        print(pool.map(adder, [1, 2]), pool.apply(adder.add, (1,)), adder.calls)
    with Pool(2, initializer=set_up, initargs=(3,)) as pool:
        print(pool.map(scaled, [1, 2]), scale)
    with ThreadPool(2) as pool:
        pool.map(log.append, [1, 2])
    print(sorted(log))

    queue = Queue()
    workers = [Process(target=produce, args=(queue, n)) for n in (2, 3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print(sorted(queue.get() for _ in range(5)), [worker.exitcode for worker in workers], workers[0].is_alive())
    try:
        queue.get(timeout=0.01)
    except Empty:
        print('empty', queue.empty())

    tasks, results = Queue(), Queue()
    for item in (1, 2, None):
        tasks.put(item)
    worker = Process(target=consume, args=(tasks, results), daemon=True, name='worker')
    print(worker.name, worker.daemon, worker.exitcode)
    worker.start()
    print([results.get() for _ in range(2)])
    worker.join()

    value, array, lock = Value('i', 10), Array('d', 3), Lock()
    workers = [Process(target=counting, args=(value, array, k, lock)) for k in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print(value.value, array[:], len(array), list(Array('i', [3, 1])))
    with value.get_lock():
        value.value = 3
    array[0:2] = [7, 8]
    print(value.value, array[:])

    with Manager() as manager:
        shared, items = manager.dict(), manager.list([9])
        workers = [Process(target=storing, kwargs={'shared': shared, 'items': items, 'k': k}) for k in range(2)]
        for worker in workers:
            worker.start()
            worker.join()
        print(dict(shared), list(items))

    for code in (None, 3):
        worker = Process(target=leaving, args=(code,))
        worker.start()
        worker.join()
        print(worker.exitcode)
    try:
        worker.start()
    except AssertionError as error:
        print(error)
    print(current_process().name, mp.cpu_count() > 1, mp.get_context('fork').Pool is not None)
    try:
        Pool(0)
    except ValueError as error:
        print(error)


if __name__ == '__main__':
    freeze_support()
    mp.set_start_method('fork')
    main()
