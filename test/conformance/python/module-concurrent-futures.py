import concurrent.futures
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed, wait

seen = []
base = 1


def square(x):
    return x * x


def power(x, n=2, *, add=0):
    return x**n + add


def failing(x):
    raise KeyError(x)


def noting(x):
    seen.append(x)
    return len(seen)


def start(value):
    global base
    base = value


def based(x):
    return base + x


def main():
    with ProcessPoolExecutor(max_workers=2) as executor:
        futures = [executor.submit(power, x, n=3, add=1) for x in range(3)]
        print([future.result() for future in futures], [future.done() for future in futures])
        by_future = {executor.submit(square, x): x for x in (4, 5)}
        print(sorted((by_future[future], future.result()) for future in as_completed(by_future)))
        print(list(executor.map(square, [1, 2, 3])), list(executor.map(power, [2, 3], [3, 2])))
        failed = executor.submit(failing, 'name')
        error = failed.exception()
        print(type(error).__name__, error, failed.cancelled())
        try:
            failed.result()
        except KeyError as raised:
            print('raised', raised)
        done, left = wait(futures)
        print(len(done), len(left), wait(futures).done == done)
        told = []
        future = executor.submit(square, 6)
        wait([future])
        future.add_done_callback(lambda each: told.append(each.result()))
        print(told)
    try:
        executor.submit(square, 1)
    except RuntimeError as error:
        print(error)
    with concurrent.futures.ProcessPoolExecutor(1, initializer=start, initargs=(10,)) as executor:
        print(list(executor.map(based, [1, 2])), base)
    with ProcessPoolExecutor(1) as executor:
        print(executor.submit(noting, 1).result(), seen)
    with ThreadPoolExecutor() as executor:
        print(list(executor.map(noting, [1, 2])), seen)


if __name__ == '__main__':
    main()
