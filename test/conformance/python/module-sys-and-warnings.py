# The modules sys, warnings and time, and printing to standard output.
import sys, warnings, time
print(len(sys.argv) == 1, sys.version_info[0], sys.version_info >= (3, 8), sys.maxsize, sys.getrecursionlimit())
print('to stdout', file=sys.stdout)
sys.stdout.write('written\n')
sys.stdout.flush()
print('flushed', flush=True)
start = time.perf_counter()
t = time.time()
time.sleep(0.01)
print(time.perf_counter() - start >= 0.01, time.time() > t > 1e9, isinstance(time.monotonic(), float), len(time.strftime('%Y-%m-%d')))
warnings.simplefilter('ignore')
warnings.warn('ignored')
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try:
        warnings.warn('now an error', UserWarning)
    except UserWarning as e:
        print('caught', e)
warnings.warn('ignored again', DeprecationWarning)
def main():
    try:
        sys.exit(3)
    except SystemExit as e:
        print('exit', e.code)
main()
try:
    import numpy_that_is_not_there as np
except ImportError:
    np = None
print(np)
if __name__ == '__main__':
    print('main')
sys.exit()
print('never')
